/// Words in a requirement sentence that leave open what has to be built or shown.
///
/// The rules know words, not meanings, so what they find is advice or a question to a stakeholder;
/// how often they are right is measured and written down in `docs/smells.md`.
///
/// Invariant: a sentence is judged by itself, and what is found carries the offsets it was found
/// at. Text in backquotes or quotation marks is never looked at.
@NullMarked
package dev.baton.core.smell;

import org.jspecify.annotations.NullMarked;
