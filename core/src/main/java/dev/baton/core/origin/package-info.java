/// Who wrote which line, on evidence.
///
/// Evidence is a pair of trees that Baton took itself around a turn of an agent or a person's piece
/// of work: the lines that the later has and the earlier has not were written in between. From then
/// on a line keeps its author for as long as git's own comparison of two trees leaves it alone,
/// wherever it is moved to. A line that a comparison touches loses its author. Nothing is ever
/// concluded from time or from similarity.
///
/// Invariant: a gap is legal, a wrong author is a defect. What nobody knows has no author and is
/// called untracked; it is not taken for a person's.
@NullMarked
package dev.baton.core.origin;

import org.jspecify.annotations.NullMarked;
