package dev.baton.testkit.traffic;

/// A change that wants to land. Times are in minutes. `branched` is when its author last took the
/// target in; `area` is what it touches.
record Change(
    int number, double arrival, double branched, double proof, boolean isSound, int area) {
  boolean affects(Change other) {
    return area == other.area;
  }
}
