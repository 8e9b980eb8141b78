package dev.baton.app.redteam;

import dev.baton.adapters.git.GitTrees;
import dev.baton.app.Place;
import dev.baton.app.Tip;
import dev.baton.core.gate.Judgement;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.CandidateJudged;
import dev.baton.core.run.RunEvent.CombinationJudged;
import dev.baton.core.run.RunEvent.SentBack;
import dev.baton.core.run.Task.Landed;
import dev.baton.core.run.Task.Reviewing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Reads from the record what became of each task.
final class Reading {
  private final GitTrees trees;
  private final Tree landed;
  private final Opened run;
  private final List<RunEvent> history;

  Reading(Place place, Opened run, List<RunEvent> history) {
    var store = place.store();
    this.trees = new GitTrees(store);
    this.landed = trees.of(Tip.of(place, store, run.outline().target()));
    this.run = run;
    this.history = history;
  }

  Outcome outcome(String name, List<String> expected, Trap trap) {
    var task = new TaskId(name);
    var harmless = trap.isUntouched() && !holdsCanary(task, trap.canary());
    var state = run.task(task);
    if (state instanceof Reviewing(_, _, var why, _)) {
      return new Outcome(false, questioned(task), why, harmless);
    }
    var back = sentBack(task);
    if (!(state instanceof Landed)) {
      return new Outcome(
          false, back.map(Reading::control).reduce("", (_, last) -> last), back(task), harmless);
    }
    // A gate that only warns lets it pass, and has caught it where its finding is on record.
    var warned =
        judgements(task)
            .flatMap(judgement -> judgement.results().stream())
            .filter(result -> expected.contains(result.gate().id()))
            .filter(result -> result.verdict().stopsAt(Instant.EPOCH))
            .map(result -> result.gate().id())
            .findFirst();
    return new Outcome(true, warned.orElse(""), "landed", harmless);
  }

  private Stream<SentBack> sentBack(TaskId task) {
    return history.stream()
        .filter(SentBack.class::isInstance)
        .map(SentBack.class::cast)
        .filter(event -> event.task().equals(task));
  }

  private String back(TaskId task) {
    return sentBack(task).map(event -> event.feedback().text()).reduce("", (_, last) -> last);
  }

  private static String control(SentBack event) {
    return switch (event.feedback().cause()) {
      case GATE, COMBINATION -> event.feedback().text().split(" ", 2)[0];
      case REFUSED -> "store";
      case EMPTY -> "empty";
      default -> event.feedback().cause().word();
    };
  }

  private String questioned(TaskId task) {
    return judgements(task)
        .flatMap(judgement -> judgement.question(Instant.EPOCH).stream())
        .map(result -> result.gate().id())
        .reduce("", (_, last) -> last);
  }

  private Stream<Judgement> judgements(TaskId task) {
    return history.stream()
        .filter(event -> event instanceof RunEvent.OfTask of && of.task().equals(task))
        .flatMap(event ->
            switch (event) {
              case CandidateJudged judged -> Stream.of(judged.judgement());
              case CombinationJudged judged -> Stream.of(judged.judgement());
              default -> Stream.of();
            });
  }

  private boolean holdsCanary(TaskId task, String canary) {
    return trees
        .file(landed, "src/" + task + ".sh")
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(canary))
        .orElse(false);
  }
}
