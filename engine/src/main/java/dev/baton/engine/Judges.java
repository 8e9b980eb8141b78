package dev.baton.engine;

import dev.baton.core.run.Attempt;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Prove;

/// The gates, run by Baton itself on the exact tree. Asking again for a judgement that is under way
/// changes nothing; asking again for one that was given gives the same one.
///
/// Where a refusal would have come without the change as well, the answer says so.
public interface Judges {

  /// Ends in a [dev.baton.core.run.RunCommand.ReportJudgement].
  void judge(Judge step, Reports reports);

  /// Ends in a [dev.baton.core.run.RunCommand.ReportProof].
  void prove(Prove step, Reports reports);

  /// Nobody wants the attempt's judgement any more.
  void stop(Attempt attempt);
}
