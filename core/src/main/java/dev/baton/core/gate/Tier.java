package dev.baton.core.gate;

/// How much can go wrong, read from the structure of a change and never from its author's words.
public enum Tier {
  /// Documents and tests.
  T0,
  /// Leaf code.
  T1,
  /// Shared code.
  T2,
  /// Security, data, irreversible, gate policy.
  T3
}
