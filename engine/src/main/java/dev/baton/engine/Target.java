package dev.baton.engine;

import dev.baton.core.repo.Commit;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Move;

/// The branch that changes land on.
public interface Target {

  /// Where it is now.
  Commit tip();

  /// Merges the candidate onto the tip, in Baton's own store. Ends in a
  /// [dev.baton.core.run.RunCommand.ReportCombination] or `ReportConflict`. Repeatable: the same
  /// candidate on the same tip gives the same commit.
  void combine(Combine step, Reports reports);

  /// Moves the branch from the combination's tip to the combination, or not at all. Ends in a
  /// [dev.baton.core.run.RunCommand.ReportMoved], also where an earlier call had moved it and
  /// whatever came on top since, or in a `ReportTargetElsewhere`.
  void move(Move step, Reports reports);
}
