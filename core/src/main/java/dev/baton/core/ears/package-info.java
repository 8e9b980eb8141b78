/// Reads a requirement sentence as EARS, the easy approach to requirements syntax.
///
/// A sentence has a fixed order: `Where` and `While` conditions, at most one trigger (`When`, or
/// `If … then` for what is unwanted), one system, one `shall`, and what the system does. What is
/// read carries the offsets it was read at, so that a finding or an edit can point into the
/// sentence.
///
/// Text in backquotes or quotation marks is a name, whatever words it is made of.
///
/// Invariant: every offset is one of the sentence that was given, and the text of a clause is the
/// sentence between its offsets.
@NullMarked
package dev.baton.core.ears;

import org.jspecify.annotations.NullMarked;
