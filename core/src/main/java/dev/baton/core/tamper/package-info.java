/// Whether a change weakened tests, read from their code.
///
/// A tolerant reader: it drops comments, keeps literals whole, knows brackets (and takes Python's
/// indentation for brackets), and finds the tests and what they assert. It never refuses a text;
/// what it does not understand asserts nothing. [Tampering] compares the tests of a change,
/// [Favours] looks for production code that treats tests better than other callers.
@NullMarked
package dev.baton.core.tamper;

import org.jspecify.annotations.NullMarked;
