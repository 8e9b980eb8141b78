package dev.baton.core.rubric;

/// A test of a reviewer's: a file to be added, and the command that runs it. With `regression` it
/// claims to have been green before the change.
public record Counterexample(String path, String text, String run, boolean regression) {
  static final int LONGEST_TEXT = 100_000;
  static final int LONGEST_RUN = 2_000;

  /// How it went when it was run.
  public sealed interface Outcome {
    /// Red on the change and green before it: the change did it.
    record Reproduced(String log) implements Outcome {}

    /// Red on the change. Before it it is red as well, which an old bug is, and so is a test that
    /// nothing can pass.
    record RedBefore(String log) implements Outcome {}

    /// Its command shows nothing of what was claimed.
    record Refuted(String why) implements Outcome {}

    default boolean holds() {
      return !(this instanceof Refuted);
    }

    /// What the run that was red said.
    default String log() {
      return switch (this) {
        case Reproduced(var log) -> log;
        case RedBefore(var log) -> log;
        case Refuted _ -> "";
      };
    }

    default String words() {
      return switch (this) {
        case Reproduced _ -> "red with the change, green without";
        case RedBefore _ -> "red with the change and without: old, or a test that cannot pass";
        case Refuted(var why) -> why;
      };
    }
  }
}
