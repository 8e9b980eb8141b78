/// What to ask before anything is built: questions that follow from the text alone, and the edits
/// that record what was said and answered.
///
/// Invariant: nobody's words are changed. What was said is kept verbatim; an answer stands beside
/// its question with the name of who gave it.
@NullMarked
package dev.baton.core.discover;

import org.jspecify.annotations.NullMarked;
