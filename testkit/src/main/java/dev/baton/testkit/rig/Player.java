package dev.baton.testkit.rig;

import dev.baton.testkit.rig.wire.Ask;
import dev.baton.testkit.rig.wire.Call;
import dev.baton.testkit.rig.wire.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what a request is answered with. Pure.
final class Player {
  private Player() {}

  /// What is said, and what is to go wrong with it if it happens often enough.
  record Turn(Answer answer, @Nullable Trouble trouble) {}

  static Turn play(Script script, Ask ask) {
    var schema = ask.schema();
    if (schema != null) {
      return untroubled(new Answer.Side(Event.compact(Stub.of(schema))));
    }
    if (ask.tools().isEmpty()) {
      return untroubled(new Answer.Side("A scripted aside"));
    }
    var number = ask.history().turns();
    var step = number < script.steps().size() ? script.steps().get(number) : beyond(script);
    if (step == null) {
      return new Turn(ending(script), script.trouble());
    }
    var trouble = step.trouble() == null ? script.trouble() : step.trouble();
    return new Turn(answer(script, ask, number, step), trouble);
  }

  private static Turn untroubled(Answer answer) {
    return new Turn(answer, null);
  }

  private static @Nullable Step beyond(Script script) {
    return script.ending() instanceof Script.Ending.Repeat ? script.steps().getLast() : null;
  }

  private static Answer ending(Script script) {
    return switch (script.ending()) {
      case Script.Ending.Say(var text) -> new Answer.Exhausted(text);
      case Script.Ending.Repeat _ -> throw new IllegalStateException("it has no ending");
    };
  }

  private static Answer answer(Script script, Ask ask, int number, Step step) {
    var toolbox = new Toolbox(ask, root(script, ask));
    var calls = new ArrayList<Call>();
    for (var action : step.actions()) {
      var call = toolbox.call(action);
      if (call.isEmpty()) {
        return new Answer.Misfit(
            "step " + number + ": no tool for " + action + " among " + ask.labels());
      }
      calls.add(call.get());
    }
    // A search is a turn of its own: what was asked for beside it waits until the tool is known.
    return calls.stream()
        .filter(McpTools::isSearch)
        .findFirst()
        .<Answer>map(Answer.Searched::new)
        .orElseGet(() -> new Answer.Played(number, step.text(), List.copyOf(calls)));
  }

  private static @Nullable Path root(Script script, Ask ask) {
    var root = script.root();
    return root == null ? WorkingDirectory.in(ask.history().told()).orElse(null) : root;
  }
}
