package dev.baton.core.decision;

import dev.baton.core.plan.Glob;
import java.util.List;

/// A decision on record, as its file says it. `number` has four digits; `paths` are what it is
/// about; `opens` are the one-way doors it lets changes through; `outcome` is the first paragraph
/// of what was decided.
public record Decision(
    String number,
    String title,
    String file,
    Status status,
    String date,
    List<String> deciders,
    List<Glob> paths,
    List<DecisionRule> rules,
    List<Doorway> opens,
    String outcome) {
  public Decision {
    deciders = List.copyOf(deciders);
    paths = List.copyOf(paths);
    rules = List.copyOf(rules);
    opens = List.copyOf(opens);
  }

  public sealed interface Status {
    record Proposed() implements Status {}

    record Accepted() implements Status {}

    record Rejected() implements Status {}

    record Outdated() implements Status {}

    record Superseded(String by) implements Status {}

    default String words() {
      return switch (this) {
        case Proposed() -> "proposed";
        case Accepted() -> "accepted";
        case Rejected() -> "rejected";
        case Outdated() -> "deprecated";
        case Superseded(var by) -> "superseded by " + by;
      };
    }
  }

  /// Its rules hold.
  public boolean isInForce() {
    return status instanceof Status.Accepted;
  }

  public boolean concerns(String path) {
    return paths.stream().anyMatch(glob -> glob.matches(path));
  }

  /// Whether some file that matches one of the globs is one it is about.
  public boolean concernsAny(List<Glob> globs) {
    return paths.stream().anyMatch(glob -> globs.stream().anyMatch(glob::intersects));
  }
}
