package dev.baton.core.tamper;

/// How much an assertion rules out, from nothing at all to all values but one.
enum Strength {
  CONSTANT,
  PRESENT,
  TRUTH,
  PARTIAL,
  EXACT
}
