/// Decisions on record, and the rules that some of them carry.
///
/// A [DecisionRule] speaks about files and what they use; [Rulings] finds where a tree breaks it. A
/// breach that was there when the rule was made is kept in a [Baseline] and stops nobody; a new one
/// does.
@NullMarked
package dev.baton.core.decision;

import org.jspecify.annotations.NullMarked;
