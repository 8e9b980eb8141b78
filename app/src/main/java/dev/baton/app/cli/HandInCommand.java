package dev.baton.app.cli;

import dev.baton.adapters.git.GitClones;
import dev.baton.app.Baton;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.Runs;
import dev.baton.core.json.Json;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.Task;
import dev.baton.core.run.Usage;
import dev.baton.engine.Clones.Handover;
import dev.baton.engine.Reply;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A person says that their attempt is done.
final class HandInCommand implements Command {
  @Override
  public String name() {
    return "hand-in";
  }

  @Override
  public String summary() {
    return "hand in what you made in a task's clone";
  }

  @Override
  public List<String> examples() {
    return List.of("baton hand-in T-04");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(String.class)
            .paramLabel("TASK")
            .build());
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    var task = OrderCommand.taskId(call.required(0));
    try (var ledger = place.openLedger()) {
      var stream = new Runs(ledger).current();
      var run = Runs.opened(stream);
      if (!run.outline().knows(task)
          || !(run.task(task) instanceof Task.Attempting(var live, _))
          || !run.outline().task(task).role().equals(Policy.HUMAN)) {
        throw Problem.no(task + " does not wait for a person's work", "see: baton inbox");
      }
      var clones = new GitClones(place.store(), place.work(), run.id());
      return switch (clones.take(live.attempt(), live.base())) {
        case Handover.Refused(var why) ->
            throw Problem.no(
                "what is in the clone was refused: " + why, "mend it and hand in again");
        case Handover.Taken(var candidate) ->
            switch (stream.handle(
                new HandIn(live.attempt(), candidate, Usage.NONE, Baton.CLOCK.instant()))) {
              case Reply.Refused(var why) -> throw Problem.no(why.words(), "see: baton status");
              case Reply.Done(var events) -> {
                if (call.json()) {
                  call.document(
                      Json.object()
                          .put("schema", "baton.hand-in/1")
                          .put("task", task.value())
                          .put("commit", candidate.commit().sha())
                          .end());
                } else {
                  events.forEach(event -> call.console().line(Lines.of(event)));
                  call.console().line("next: baton run, which judges it");
                }
                yield Exit.YES;
              }
            };
      };
    }
  }
}
