/// Files that two sides changed at the same place, settled by what the lines are: imports, whole
/// members, entries of a list. Three texts go in, and a text or a reason against it comes out.
///
/// What is settled is lines of the two sides and nothing else, each kept or left out whole. Where
/// the order could mean something, where a name is taken twice, or where a line is not what these
/// rules know, nothing is settled: a conflict costs an attempt, a wrong merge costs the truth. What
/// comes out is a text that nobody has judged.
@NullMarked
package dev.baton.core.merge;

import org.jspecify.annotations.NullMarked;
