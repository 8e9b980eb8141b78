/// Where the boxes of a graph go when it is drawn, so that what waits for what reads from left to
/// right.
///
/// The way of Sugiyama: every node gets a layer after those it depends on; a line over several
/// layers gets a bend in each; the order within the layers is improved until lines cross less; and
/// nodes move towards the middle of their neighbours. Invariant: the same graph is drawn the same
/// way, and no two boxes touch.
@NullMarked
package dev.baton.core.layout;

import org.jspecify.annotations.NullMarked;
