/// The demonstration's own parts.
@NullMarked
package dev.baton.app.demo;

import org.jspecify.annotations.NullMarked;
