/// The whole program from outside: as its user types it, and as a crash meets it.
@NullMarked
package dev.baton.app;

import org.jspecify.annotations.NullMarked;
