package dev.baton.adapters.performer;

import dev.baton.core.run.Step.Perform;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How one role of the team does its work.
public sealed interface Role {

  /// A program; the command is made for each attempt.
  record Runs(Function<Perform, List<String>> command) implements Role {}

  /// A program that attends an agent. It is Baton's own and stands outside the walls, which it
  /// builds around the agent; what it is to do is written beside the brief. `keys` are for it
  /// alone.
  record Attends(List<String> command, Function<Perform, String> order, Map<String, String> keys)
      implements Role {}

  /// A person: the clone is prepared, and `baton hand-in` ends the attempt.
  record Human() implements Role {}
}
