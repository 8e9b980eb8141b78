package dev.baton.engine;

import dev.baton.core.run.RunCommand.Answer;

/// Where the outside world says how a step went. May be called from any thread, late, or twice; the
/// rules sort that out.
@FunctionalInterface
public interface Reports {
  void report(Answer answer);
}
