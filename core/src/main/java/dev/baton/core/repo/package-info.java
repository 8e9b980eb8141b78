/// The names git gives to things, as values that are valid once they exist.
@NullMarked
package dev.baton.core.repo;

import org.jspecify.annotations.NullMarked;
