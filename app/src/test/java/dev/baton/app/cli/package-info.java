/// The commands as they are typed, on real repositories with real performers.
@NullMarked
package dev.baton.app.cli;

import org.jspecify.annotations.NullMarked;
