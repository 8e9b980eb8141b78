/// A hostile world around the production engine, driven by one seed.
///
/// [dev.baton.testkit.sim.Simulation] turns the wheel; [dev.baton.testkit.sim.World] holds what
/// survives a crash of Baton (the ledger, the target branch, processes); the adapters beside them
/// are what Baton sees of it. After a stretch of chaos the faults stop, and
/// [dev.baton.testkit.sim.Invariants] says what must be true now, whatever happened before.
@NullMarked
package dev.baton.testkit.sim;

import org.jspecify.annotations.NullMarked;
