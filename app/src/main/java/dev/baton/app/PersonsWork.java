package dev.baton.app;

import dev.baton.adapters.git.GitClones;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.gate.Evidence;
import dev.baton.core.json.Json;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Exchange;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Question;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.Ask;
import dev.baton.core.run.RunCommand.Block;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.RunCommand.KeepEvidence;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.Task;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.TaskOutline;
import dev.baton.core.run.Usage;
import dev.baton.engine.Clones.Handover;
import dev.baton.engine.Reply;
import dev.baton.engine.RunStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The tasks of the present run that people do, at a terminal or in an editor. They go through the
/// same hands as any performer's work.
public final class PersonsWork {
  private final Place place;
  private final RunStream stream;

  public PersonsWork(Place place, SqliteLedger ledger) {
    this.place = place;
    this.stream = new Runs(ledger).current();
  }

  /// Where one of the tasks is to be done.
  public record Assigned(TaskOutline task, Path folder) {
    public Path workFolder() {
      return folder.resolve("clone");
    }

    public Path brief() {
      return folder.resolve("brief.md");
    }
  }

  /// What was handed in, and what came of that at once.
  public record HandedIn(Candidate candidate, List<RunEvent> events) {
    public HandedIn {
      events = List.copyOf(events);
    }
  }

  public Opened run() {
    stream.refresh();
    return Runs.opened(stream);
  }

  /// Those that wait for a person's work now.
  public List<Assigned> assigned() {
    var run = run();
    return run.tasks()
        .filter(Task.Attempting.class::isInstance)
        .map(task -> ((Task.Attempting) task).live())
        .filter(live -> live.role().equals(Policy.HUMAN))
        .map(live ->
            new Assigned(
                run.outline().task(live.attempt().task()),
                clones(run).open(live.attempt(), live.base())))
        .toList();
  }

  /// A person hands in what is in the clone, and answers for it.
  public HandedIn handIn(TaskId task, String by) {
    var hands = place.evidence().put(Json.object().put("by", by).end().canonical());
    return handIn(task, Optional.of(new Evidence(hands, "hands")));
  }

  /// A tool hands it in. Whether a person or the tool wrote it nobody knows.
  public HandedIn handInByTool(TaskId task) {
    return handIn(task, Optional.empty());
  }

  private HandedIn handIn(TaskId task, Optional<Evidence> hands) {
    var run = run();
    var live = live(run, task);
    return switch (clones(run).take(live.attempt(), live.base())) {
      case Handover.Refused(var why) ->
          throw Problem.no("what is in the clone was refused: " + why, "mend it and hand in again");
      case Handover.Taken(var candidate) -> {
        hands.ifPresent(it -> said(new KeepEvidence(live.attempt(), it, Baton.CLOCK.instant())));
        yield new HandedIn(
            candidate,
            said(new HandIn(live.attempt(), candidate, Usage.NONE, Baton.CLOCK.instant())));
      }
    };
  }

  /// Asks whoever conducts; the task waits for the answer.
  public void ask(TaskId task, String question) {
    var live = live(run(), task);
    var number = live.exchanges().size() + 1;
    said(new Ask(live.attempt(), new Question(number, question), Baton.CLOCK.instant()));
  }

  /// What was answered to the task so far.
  public List<Exchange> answers(TaskId task) {
    return run().task(task) instanceof Task.Attempting(var live, _) ? live.exchanges() : List.of();
  }

  /// Says that the contract cannot be met.
  public void blocked(TaskId task, String why) {
    var live = live(run(), task);
    said(new Block(live.attempt(), why, Usage.NONE, Baton.CLOCK.instant()));
  }

  private List<RunEvent> said(RunCommand command) {
    return switch (stream.handle(command)) {
      case Reply.Refused(var why) -> throw Problem.no(why.words(), "see: baton status");
      case Reply.Done(var events) -> events;
    };
  }

  private static Live live(Opened run, TaskId task) {
    if (run.outline().knows(task)
        && run.task(task) instanceof Task.Attempting(var live, _)
        && live.role().equals(Policy.HUMAN)) {
      return live;
    }
    throw Problem.no(task + " does not wait for a person's work", "see: baton inbox");
  }

  private GitClones clones(Opened run) {
    return new GitClones(place.store(), place.work(), run.id());
  }
}
