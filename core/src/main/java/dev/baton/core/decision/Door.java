package dev.baton.core.decision;

import java.util.Locale;
import java.util.Optional;

/// What a change can open that nobody closes again cheaply.
public enum Door {
  PROMISE(
      "others build on it, and have to change when it changes",
      "a version in which both hold, until everybody has moved"),
  FORMAT(
      "whatever was written in it has to be read for as long as it lies somewhere",
      "readers for both, and a migration of what was written"),
  SCHEMA(
      "data takes its shape, and programs rely on it",
      "another migration, and a deployment that can run on both"),
  DEPENDENCY(
      "code grows around it, and whoever owns it can run theirs here",
      "each place that uses it is written again"),
  SECURITY(
      "what it lets in is in, and nobody notices what was read",
      "closing it, and finding out who came through meanwhile"),
  DATA("what is deleted is gone from here", "the last backup, and the work done since then"),
  GATES("everything after it is judged by it", "judging anew what landed meanwhile");

  private final String locksIn;
  private final String undoing;

  Door(String locksIn, String undoing) {
    this.locksIn = locksIn;
    this.undoing = undoing;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Why it is hard to go back.
  public String locksIn() {
    return locksIn;
  }

  /// What going back would take.
  public String undoing() {
    return undoing;
  }

  public static Optional<Door> of(String word) {
    for (var door : values()) {
      if (door.word().equals(word)) {
        return Optional.of(door);
      }
    }
    return Optional.empty();
  }
}
