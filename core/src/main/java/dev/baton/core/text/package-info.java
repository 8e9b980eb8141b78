/// The text of a file with its lines, for readers that must say where something stands.
///
/// Invariant: offsets count in the original text, with its byte order mark and line endings, so
/// whoever edits a span leaves every other byte as it was.
@NullMarked
package dev.baton.core.text;

import org.jspecify.annotations.NullMarked;
