package dev.baton.core.policy;

/// One role of the team: how its performers work, and how many may at once.
public record Member(String name, Kind kind, int max) {

  /// How a performer of the role does its work.
  public sealed interface Kind {
    /// A shell command, run in the clone with the brief on standard input.
    record Command(String run) implements Kind {}

    /// Recorded sessions, from a folder in the repository or beside it.
    record Replay(String recordings) implements Kind {}

    record Human() implements Kind {}
  }
}
