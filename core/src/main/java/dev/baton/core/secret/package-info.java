/// Finds what should not leave in a text, and hides it so that it can be put back.
///
/// Everywhere, only what has a form of its own: a private key says that it is one, a token has its
/// issuer's prefix, a card number its check digit. In sources, also what its surroundings show: the
/// name it is given, the command it is handed to. Encoded secrets and those cut in pieces are not
/// found; guessing by entropy alone would stop every second change for a hash.
///
/// A text is passed over once for the hints of all rules; a rule looks only around its own.
@NullMarked
package dev.baton.core.secret;

import org.jspecify.annotations.NullMarked;
