/// Questions about the concept of a change that no tool can answer, and what may follow from the
/// answers of a reviewer.
///
/// A [Rubric] has the questions. A [ReviewPrompt] asks them about a change, without a word of its
/// author. What comes back is hostile until shown otherwise: [Answers] reads it, [Screening] keeps
/// what names a place that is there, [Panel] puts several passes together. A [Calibration] says how
/// often the same reviewer was right with the same words on this repository's own history, and
/// [Authority] what it may therefore do.
///
/// Invariant: without a calibration of the very rubric and the very reviewer an item only advises.
@NullMarked
package dev.baton.core.rubric;

import org.jspecify.annotations.NullMarked;
