package dev.baton.core.gate;

import java.time.Instant;

/// What one gate found out about one tree.
public sealed interface Verdict {
  record Pass() implements Verdict {}

  record Fail(String why) implements Verdict {}

  /// Red and green on the same tree: a finding of its own, not a reason to try until it is green.
  record Unstable(String why) implements Verdict {}

  /// Nothing was shown: a missing tool, an empty result file, no test run, a time-out.
  record NoEvidence(String why) implements Verdict {}

  record NotApplicable(String why) implements Verdict {}

  /// A named person lets it through, for a reason, until a day.
  record Waived(String by, String why, Instant until) implements Verdict {}

  /// Whether a gate with this verdict stands in the way of a change.
  default boolean stopsAt(Instant at) {
    return switch (this) {
      case Pass(), NotApplicable(_) -> false;
      case Fail(_), Unstable(_), NoEvidence(_) -> true;
      case Waived(_, _, var until) -> !at.isBefore(until);
    };
  }

  default String word() {
    return switch (this) {
      case Pass() -> "pass";
      case Fail(_) -> "fail";
      case Unstable(_) -> "unstable";
      case NoEvidence(_) -> "no-evidence";
      case NotApplicable(_) -> "not-applicable";
      case Waived(_, _, _) -> "waived";
    };
  }

  /// The reason in words; empty for a plain pass.
  default String why() {
    return switch (this) {
      case Pass() -> "";
      case Fail(var why) -> why;
      case Unstable(var why) -> why;
      case NoEvidence(var why) -> why;
      case NotApplicable(var why) -> why;
      case Waived(var by, var why, var until) -> "%s, by %s until %s".formatted(why, by, until);
    };
  }
}
