/// The Agent Client Protocol, as far as Baton needs it: one session, one agent, one turn after the
/// other.
///
/// Tolerant by design. What an agent says is a tree of JSON, never bound to types: unknown updates
/// are kept, unknown requests are answered with an error, ids are whatever the agent chose.
@NullMarked
package dev.baton.adapters.acp;

import org.jspecify.annotations.NullMarked;
