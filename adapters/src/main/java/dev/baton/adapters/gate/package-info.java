/// The gates, run by Baton itself on a fresh checkout of the exact tree.
///
/// Cheap gates that execute nothing come first; the first one that blocks ends the judgement. What
/// a command did on a tree is kept by tree, command, policy and environment, and never done again
/// for the same four. A performer's clone is never looked at.
@NullMarked
package dev.baton.adapters.gate;

import org.jspecify.annotations.NullMarked;
