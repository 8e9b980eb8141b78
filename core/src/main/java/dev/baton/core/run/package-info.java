/// The life of a run: from approved contracts to landed commits.
///
/// Three pure functions carry it. [dev.baton.core.run.RunRules#decide] answers a wish with facts or
/// a refusal, [dev.baton.core.run.Opened#evolve] turns a fact into the next state, and
/// [dev.baton.core.run.RunRules#next] reads from the state alone what is owed. Time and chance
/// arrive inside commands, so a ledger written last year replays to the same state today.
///
/// ```
/// waiting ─▶ ready ─▶ attempting ⇄ asking
///              ▲          │
///              │ sent     ▼
///              │ back  judging ─▶ reviewing
///              │          │           │
///              │          ▼           ▼
///              └────── queued ─▶ landing ─▶ landed          any ─▶ parked, cancelled
/// ```
///
/// Invariants:
/// - a task has at most one live attempt; its fence is larger than every earlier one of the run;
/// - an answer counts only if it names the live attempt, and a verdict only for the very tree that
///   is being judged;
/// - at most one combination is being proved or moved at any time;
/// - every way back is counted and bounded: attempts, conflicts, reworks, chases of the target; or,
///   where no change could have passed, the run has halted and a person lets it go on.
@NullMarked
package dev.baton.core.run;

import org.jspecify.annotations.NullMarked;
