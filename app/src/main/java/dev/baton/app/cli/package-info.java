/// The command line: one class a command, built only when it is the one that was asked for.
@NullMarked
package dev.baton.app.cli;

import org.jspecify.annotations.NullMarked;
