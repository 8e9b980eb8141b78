package dev.baton.core.rubric;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.finding.Source;
import dev.baton.core.gate.Severity;
import dev.baton.core.plan.Glob;
import java.util.List;

/// One question whose yes is a finding. `evidence` is what a yes has to name; `applies` and `shows`
/// are files of the change and of its base, all and none where empty; `seeded` are the defects that
/// are planted to see whether the question finds them.
public record RubricItem(
    String id,
    String question,
    String guidance,
    String evidence,
    Severity severity,
    List<Glob> applies,
    List<Glob> shows,
    Place place,
    ShownBy shownBy,
    List<Defect> seeded,
    boolean mayBlock,
    Source source) {
  public RubricItem {
    applies = List.copyOf(applies);
    shows = List.copyOf(shows);
    seeded = List.copyOf(seeded);
  }

  /// Where a finding has to lie.
  public enum Place {
    /// In a changed line or next to one.
    CHANGED,
    /// In any file of the changed tree.
    ANYWHERE
  }

  /// What makes a yes more than an opinion.
  public enum ShownBy {
    READING,
    /// A test of the reviewer's that Baton runs.
    COUNTEREXAMPLE
  }

  public boolean appliesTo(FileChange file) {
    return applies.isEmpty() || applies.stream().anyMatch(glob -> glob.matches(file.path()));
  }

  public boolean appliesTo(ChangeSet change) {
    return change.files().stream().anyMatch(this::appliesTo);
  }

  public boolean shows(String path) {
    return shows.stream().anyMatch(glob -> glob.matches(path));
  }

  public boolean needsCounterexample() {
    return shownBy == ShownBy.COUNTEREXAMPLE;
  }

  /// All that a reviewer is told of it and all that is made of its answer.
  String words() {
    return String.join(
        "\n",
        id,
        question,
        guidance,
        evidence,
        severity.word(),
        applies.toString(),
        shows.toString(),
        place.name(),
        shownBy.name(),
        seeded.toString(),
        String.valueOf(mayBlock));
  }
}
