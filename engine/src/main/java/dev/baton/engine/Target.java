package dev.baton.engine;

import dev.baton.core.repo.Commit;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Move;

/// The branch that changes land on.
public interface Target {

  /// Where it is now.
  Commit tip();

  /// Merges the candidate onto the tip, in Baton's own store, behind those that are ahead of it as
  /// if they had landed. Ends in a [dev.baton.core.run.RunCommand.ReportCombination] or
  /// `ReportConflict`. Repeatable: the same candidates on the same tip give the same commit, and
  /// behind others the one that it would be once they have landed.
  void combine(Combine step, Reports reports);

  /// Moves the branch from the combination's tip to the combination, or not at all. Ends in a
  /// [dev.baton.core.run.RunCommand.ReportMoved], also where an earlier call had moved it and
  /// whatever came on top since, or in a `ReportTargetElsewhere`.
  void move(Move step, Reports reports);
}
