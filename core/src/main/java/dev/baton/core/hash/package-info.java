/// Content hashes: how Baton names a thing by what is in it.
///
/// Pure although it touches `java.security`: SHA-256 is a function of its input and nothing else.
@NullMarked
package dev.baton.core.hash;

import org.jspecify.annotations.NullMarked;
