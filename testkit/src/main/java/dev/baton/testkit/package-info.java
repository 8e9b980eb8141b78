/// Fakes, the contracts of the ports, and the simulation.
///
/// The simulation is the test that finds what nobody thought of: the production engine on one
/// thread, one seed, and a world that answers late, twice or never, whose disk fills, whose clock
/// jumps, and in which Baton dies between any two steps. It asserts invariants, not scenarios.
@NullMarked
package dev.baton.testkit;

import org.jspecify.annotations.NullMarked;
