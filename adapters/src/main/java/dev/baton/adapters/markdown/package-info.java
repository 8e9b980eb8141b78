/// Reads spec.md and plan.md into core's types.
///
/// The readers take bytes and a name to report under; they touch no file. They never fail: what
/// they cannot read becomes a finding with its line, and what they can read around it is kept.
///
/// Invariant: every offset counts in the original text, with its byte order mark and line endings,
/// so a caller can edit a span and leave all other bytes alone. Blocks come from a CommonMark
/// parser and never from a line-by-line search, because an example in a fence looks just like an
/// item. Inlines are not parsed: IDs and fields are plain text, and a hostile line of a million
/// brackets then costs nothing.
@NullMarked
package dev.baton.adapters.markdown;

import org.jspecify.annotations.NullMarked;
