package dev.baton.app.demo;

import dev.baton.adapters.performer.Recording;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Approvals;
import dev.baton.app.Baton;
import dev.baton.app.Cells;
import dev.baton.app.Documents;
import dev.baton.app.OwnRepository;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.RunSession;
import dev.baton.app.Runs;
import dev.baton.app.Self;
import dev.baton.app.cli.Console;
import dev.baton.app.cli.GapCommand;
import dev.baton.app.cli.Lines;
import dev.baton.app.cli.Progress;
import dev.baton.core.plan.Base;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunCommand.AnswerQuestion;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.QuestionAsked;
import dev.baton.core.run.RunEvent.SentBack;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunId;
import dev.baton.engine.RunStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Plays the demonstration. Everything but the performers is the real thing: git, javac, tests,
/// gates, landing, ledger.
public final class Demo {
  private static final String SPEC = "morning-boat";
  private static final String CONDUCTOR = "the demo's conductor";

  private final Path top;
  private final Console console;

  public Demo(Path top, Console console) {
    this.top = top;
    this.console = console;
  }

  /// How it ended, for whoever wants to know more than what was printed.
  public record Result(Opened run, boolean gapIsEmpty, List<String> refusals) {}

  /// Lays the project out and approves its spec and plan.
  public Place prepare() {
    console.line(console.bold("A ferry, eight tasks, recorded performers."));
    console.line(
        "Nothing here calls a model: the performers play recordings. Git, the compiler, the tests, the"
            + " gates and the record are real.");
    console.line();
    DemoProject.layOut(top);
    var repository = OwnRepository.begun(top, CONDUCTOR);
    repository.commit("The ferry as it is");
    var place = Place.around(top);
    place.make();
    approve(place);
    repository.commit("The spec, approved");
    return place;
  }

  private void approve(Place place) {
    var documents = new Documents(top);
    var lock = documents.lock(SPEC);
    var spec = documents.spec(SPEC);
    mustBeClean(documents.check(spec, lock).isEmpty(), "spec");
    mustBeClean(
        documents.check(documents.plan(SPEC), spec, Base.UNKNOWN, List.of()).isEmpty(), "plan");
    try (var ledger = place.openLedger()) {
      var now = Baton.CLOCK.instant();
      Files.writeString(
          documents.folder(SPEC).resolve("spec.lock"), lock.approve(spec, CONDUCTOR, now).print());
      var approvals = new Approvals(ledger);
      approvals.record(
          Approvals.Kind.SPEC,
          SPEC,
          place.evidence().put(documents.specText(SPEC)),
          CONDUCTOR,
          now);
      approvals.record(
          Approvals.Kind.PLAN,
          SPEC,
          place.evidence().put(documents.planText(SPEC)),
          CONDUCTOR,
          now);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot write spec.lock: " + e.getMessage(), "name another folder with --keep");
    }
    console.line(
        "spec: %d items, approved; plan: %d tasks, approved"
            .formatted(spec.items().size(), documents.plan(SPEC).tasks().size()));
    console.line();
  }

  private static void mustBeClean(boolean clean, String what) {
    if (!clean) {
      throw new IllegalStateException("the demo's own " + what + " has findings");
    }
  }

  /// Runs, or goes on with what a killed demo left.
  public Result run(Place place) {
    try (var session = RunSession.in(place)) {
      var opened = session.open(Optional.of(SPEC), CONDUCTOR);
      var watcher = new Answering(console, session.ledger(), opened.id(), place);
      watcher.answerWhatWaits();
      var walls = Cells.wallsIfAny();
      console.line(
          walls.holds()
              ? "performers and gates work in cells, by " + walls.name()
              : "there is no sandbox here, so performers and gates run as you: see baton doctor");
      console.line();
      try (var javac = WarmJavac.in(place.folder().resolve("javac"), top);
          var baton =
              new Baton(
                  place,
                  session.ledger(),
                  opened,
                  Self.running().with(WarmJavac.VARIABLE, javac.command()),
                  walls,
                  watcher)) {
        baton.run(false);
      }
      return told(place, session.ledger(), opened.id());
    }
  }

  private Result told(Place place, SqliteLedger ledger, RunId id) {
    var run = Runs.opened(new Runs(ledger).stream(id));
    var history = Runs.history(ledger, id);
    console.line();
    console.line(console.bold("What landed"));
    history.stream()
        .filter(TaskLanded.class::isInstance)
        .forEach(event -> console.line("  " + Lines.of(event)));
    console.line(console.bold("What was refused, and by what"));
    var refusals = refusals(history);
    refusals.forEach(line -> console.line("  " + line));
    console.line(console.bold("What the conductor was asked"));
    history.stream()
        .filter(
            event -> event instanceof QuestionAsked || event instanceof RunEvent.QuestionAnswered)
        .forEach(event -> console.line("  " + Lines.of(event)));
    console.line(console.bold("Specified against delivered"));
    var gap = GapCommand.gap(place, ledger, SPEC);
    GapCommand.show(gap, console);
    console.line();
    console.line("spent (as recorded): " + run.spent());
    return new Result(run, gap.isEmpty(), refusals);
  }

  private static List<String> refusals(List<RunEvent> history) {
    return history.stream().filter(SentBack.class::isInstance).map(Lines::of).toList();
  }

  /// Shows progress, and gives the answer that was recorded with a question.
  private static final class Answering extends Progress {
    private final SqliteLedger ledger;
    private final RunId id;
    private final Path recordings;

    Answering(Console console, SqliteLedger ledger, RunId id, Place place) {
      super(console, ledger, id);
      this.ledger = ledger;
      this.id = id;
      this.recordings = place.folder().resolve("recordings");
    }

    /// A question may have been asked before this demo was killed.
    void answerWhatWaits() {
      for (var event : Runs.history(ledger, id)) {
        if (event instanceof QuestionAsked asked) {
          answer(asked);
        }
      }
    }

    @Override
    protected void tell(RunEvent event) {
      super.tell(event);
      if (event instanceof QuestionAsked asked) {
        answer(asked);
      }
    }

    private void answer(QuestionAsked asked) {
      Recording.of(recordings, asked.task(), asked.attempt().number())
          .flatMap(recording -> recording.answerTo(asked.question().text()))
          .ifPresent(text -> {
            var stream = new RunStream(ledger, id);
            stream.refresh();
            // Refused where it was answered before; that is as good.
            stream.handle(
                new AnswerQuestion(
                    asked.task(),
                    asked.question().number(),
                    text,
                    "the recording, not a person",
                    Baton.CLOCK.instant()));
          });
    }
  }
}
