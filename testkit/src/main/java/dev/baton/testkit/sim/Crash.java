package dev.baton.testkit.sim;

/// Baton's process dies here. An error, so that no handler of the engine takes it for a failure it
/// could deal with.
final class Crash extends Error {
  Crash() {
    super("the process died", null, false, false);
  }
}
