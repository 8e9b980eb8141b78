package dev.baton.app.redteam;

import java.util.List;

/// One attack and its benign twin, as shell scripts. One of `expected` has to catch the attack;
/// `writes` is what the contract allows beside the task's own files.
public record Case(
    String id,
    String title,
    String origin,
    List<String> expected,
    List<String> writes,
    String attack,
    String twin) {
  public Case {
    expected = List.copyOf(expected);
    writes = List.copyOf(writes);
  }

  /// It has to be harmless rather than refused.
  boolean isForWalls() {
    return expected.contains("walls");
  }
}
