/// Baton's signing key, and what can be checked with its public half.
@NullMarked
package dev.baton.adapters.signing;

import org.jspecify.annotations.NullMarked;
