package dev.baton.testkit.rig;

import dev.baton.testkit.rig.wire.Call;
import java.util.List;
import java.util.stream.Collectors;

/// What the rig had to say to a request, whether or not a fault let it through.
public sealed interface Answer {
  /// In one line, for people.
  default String line() {
    return switch (this) {
      case Played(var step, var text, var calls) ->
          "step "
              + step
              + ": "
              + text
              + calls.stream().map(call -> " " + call.line()).collect(Collectors.joining());
      case Exhausted(var text) -> "script over: " + text;
      case Side(var text) -> "aside: " + text;
      case Searched(var call) -> "search: " + call.line();
      case Served(var what) -> what;
      case Unknown _ -> "not found";
      case Misfit(var why) -> "MISFIT " + why;
    };
  }

  /// A step of the script.
  record Played(int step, String text, List<Call> calls) implements Answer {
    public Played {
      calls = List.copyOf(calls);
    }
  }

  /// The script was at its end.
  record Exhausted(String text) implements Answer {}

  /// A title, a summary, a choice of model: work of the agent's own, not the task's.
  record Side(String text) implements Answer {}

  /// A look for tools that the agent does not list. It is no step.
  record Searched(Call call) implements Answer {}

  /// A list of models, a count of tokens.
  record Served(String what) implements Answer {}

  /// A path the rig knows nothing of; agents try some and go on.
  record Unknown() implements Answer {}

  /// What the script asks for cannot be said to this agent, or there is no such script.
  record Misfit(String why) implements Answer {}
}
