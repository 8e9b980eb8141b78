/// What a check found, where, and how to mend it.
///
/// A finding is a value that travels unchanged from a rule to the terminal, to JSON and to an
/// editor. Invariant: every finding names a place a person can go to and says how to mend it; a
/// rule that cannot say how to mend what it reports is not finished.
@NullMarked
package dev.baton.core.finding;

import org.jspecify.annotations.NullMarked;
