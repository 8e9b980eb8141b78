/// Finds what should not leave in a text, and hides it so that it can be put back.
///
/// Only what has a form of its own is found: a private key says that it is one, a token has its
/// issuer's prefix, a card number its check digit. Secrets without a form, encoded ones and those
/// cut in pieces are not; guessing by entropy would stop every second request for a hash.
@NullMarked
package dev.baton.core.secret;

import org.jspecify.annotations.NullMarked;
