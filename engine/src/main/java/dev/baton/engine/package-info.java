/// Making decisions happen.
///
/// Invariant: append before you act. Whatever the engine asks of the outside world follows from
/// facts that are already durable, and is derived from the state anew each time: a step that was
/// lost with a process is owed again, and a step that is asked for twice must do no harm. Ports say
/// in their contract how.
///
/// One thread owns a conductor. Answers from outside come through [dev.baton.engine.Reports] and
/// wait in a mailbox; other processes speak by appending to the ledger, and the conductor notices.
@NullMarked
package dev.baton.engine;

import org.jspecify.annotations.NullMarked;
