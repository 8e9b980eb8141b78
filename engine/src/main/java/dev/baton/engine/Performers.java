package dev.baton.engine;

import dev.baton.core.run.Attempt;
import dev.baton.core.run.Step.Perform;
import java.util.Collection;

/// Those who do tasks.
public interface Performers {

  /// Starts the attempt's performer, or goes on listening to it where it was started before, also
  /// by an earlier process. Never starts a sitting of an attempt a second time: one that was
  /// started and is gone has fallen. A later sitting goes on in the clone as the one before left
  /// it. Answers the step carries that the performer does not know yet are handed to it.
  ///
  /// Ends, sooner or later, in one [dev.baton.core.run.RunCommand.HandIn], `Fall`, `Rest` or
  /// `Block`.
  void perform(Perform step, Reports reports);

  /// Ends whatever still works for the run on any other attempt. Asked once when a conductor takes
  /// over: an attempt may have been given up by a process that died before it could say so.
  void keepOnly(Collection<Attempt> wanted);

  /// Ends the performer and everything it started. What it did so far is kept where a rescue finds
  /// it. Does nothing for an attempt that is not at work.
  void stop(Attempt attempt);
}
