/// The way from a cell to a model: puts the real key in, counts what is used, stops what would cost
/// too much, and looks for secrets in what leaves.
///
/// Invariants: the task's token never goes to the provider and the provider's key never comes back;
/// a request that could exceed the budget, as far as can be estimated, is never sent, however many
/// are under way; what streams is not held up for longer than a line.
@NullMarked
package dev.baton.adapters.door.model;

import org.jspecify.annotations.NullMarked;
