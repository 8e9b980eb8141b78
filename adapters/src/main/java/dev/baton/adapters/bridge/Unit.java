package dev.baton.adapters.bridge;

import java.util.List;

/// The files of one feature, change or capability: what becomes one spec. Paths are relative to the
/// folder they were found in.
public record Unit(String name, List<String> files) {
  public Unit {
    files = List.copyOf(files);
  }
}
