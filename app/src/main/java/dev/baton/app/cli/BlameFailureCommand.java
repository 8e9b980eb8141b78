package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.trial.Trials;
import dev.baton.app.Baton;
import dev.baton.app.Exit;
import dev.baton.app.Incidents;
import dev.baton.app.Problem;
import dev.baton.app.Provenance;
import dev.baton.app.blame.BlameFailure;
import dev.baton.app.blame.BlameFailure.End;
import dev.baton.app.blame.BlameFailure.Report;
import dev.baton.app.blame.Way;
import dev.baton.core.blame.Atom;
import dev.baton.core.blame.Attribution.Verdict;
import dev.baton.core.blame.Selection;
import dev.baton.core.incident.Incident;
import dev.baton.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Who broke it, by experiment.
final class BlameFailureCommand implements Command {
  private static final int MOST_RUNS = 60;
  private static final int MINUTES = 20;

  @Override
  public String name() {
    return "blame-failure";
  }

  @Override
  public String summary() {
    return "find out by experiment whose change makes a command fail: agent, human or both together";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton blame-failure --good v1.2 --bad main -- sh run-tests.sh",
        "baton blame-failure --good HEAD~20                     the policy's build and test, on HEAD",
        "baton blame-failure --task T-04                        from what a gate refused",
        "baton blame-failure --tip --incident I-1               from a red target, kept under I-1",
        "baton blame-failure --good v1 --build 'make' -- ./check greets",
        "baton blame-failure --good v1 --origins authors --max-runs 20 --json -- make test");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(
        value(
            "--task", "TASK", "a task that a gate refused: its base, what it came to, that gate"));
    spec.addOption(flag("a target that is red: what landed last, and where it is now", "--tip"));
    spec.addOption(value("--incident", "ID", "put what is found on record under this incident"));
    spec.addOption(value("--good", "REV", "where the command was green"));
    spec.addOption(value("--bad", "REV", "where it is red; HEAD, if left out"));
    spec.addOption(value("--build", "LINE", "run before it; where this is red, nothing is shown"));
    spec.addOption(
        value(
            "--origins",
            "FROM",
            "best (Baton, notes, authors in this order), baton, notes, authors, or a FILE"));
    spec.addOption(
        value("--max-runs", "N", "no more runs than that in all; " + MOST_RUNS + ", if left out"));
    spec.addOption(value("--slots", "N", "runs at once; one for each processor, if left out"));
    spec.addOption(value("--minutes", "N", "patience with one run; " + MINUTES + ", if left out"));
    spec.addOption(flag("let the command run as you, without a sandbox", "--uncontained"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("COMMAND")
            .description("what fails, after --; the policy's build and test, if left out")
            .build());
  }

  @Override
  public int run(Call call) {
    var way = way(call);
    var question =
        new BlameFailure.Question(
            way.good(),
            way.bad(),
            command(call).or(way::command),
            call.option("--origins"),
            number(call, "--max-runs", MOST_RUNS),
            number(call, "--slots", Runtime.getRuntime().availableProcessors()),
            call.has("--uncontained"));
    var report =
        new BlameFailure(
                call.place(),
                question,
                (runs, hypotheses) ->
                    call.console()
                        .note(Console.count(runs, "run") + " · " + Console.visible(hypotheses)))
            .report();
    call.option("--incident").ifPresent(id -> keep(call, id, report));
    if (call.json()) {
      call.document(json(report));
    } else {
      show(report, call.console());
    }
    return exit(report);
  }

  private static Way way(Call call) {
    // Looked up first: a wrong number is to be known before anything is run.
    var incident = incident(call);
    var task =
        call.option("--task")
            .or(() -> incident.flatMap(it -> it.opening().task()))
            .map(IncidentCommand::task);
    if (call.has("--tip") && call.option("--task").isPresent()) {
      throw Problem.usage("a task or the tip?", "say one of --task and --tip");
    }
    var isByHand = call.option("--good").isPresent();
    if (isByHand && (call.has("--tip") || call.option("--task").isPresent())) {
      throw Problem.usage("where it was green is known from the record there", "leave out --good");
    }
    if (isByHand || !(call.has("--tip") || task.isPresent())) {
      return byHand(call, incident);
    }
    if (call.option("--bad").isPresent()) {
      throw Problem.usage(
          "what is red is known from the record there", "leave out --bad, or say --good as well");
    }
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      return call.has("--tip")
          ? Way.ofTip(place, ledger)
          : Way.ofTask(place, ledger, task.orElseThrow());
    }
  }

  private static Way byHand(Call call, Optional<Incident> incident) {
    var good =
        call.option("--good")
            .orElseThrow(() ->
                Problem.usage(
                    "since when does it fail?",
                    "name a green revision: --good HEAD~10; or go by the record: --task T-04, --tip"));
    var place = call.place();
    var bad =
        call.option("--bad")
            .map(name -> End.of(place, name))
            .or(() ->
                incident.flatMap(it -> it.opening().where()).map(it -> End.of(place, it.sha())))
            .orElseGet(() -> End.of(place, "HEAD"));
    return new Way(End.of(place, good), bad, Optional.empty());
  }

  private static Optional<Incident> incident(Call call) {
    if (call.option("--incident").isEmpty()) {
      return Optional.empty();
    }
    try (var ledger = call.place().initialised().openLedger()) {
      return Optional.of(new Incidents(ledger).one(call.option("--incident").get()));
    }
  }

  // An inquiry that was cut short has found nothing yet.
  private static void keep(Call call, String incident, Report report) {
    if (report.attribution().complete()) {
      try (var ledger = call.place().openLedger()) {
        var incidents = new Incidents(ledger);
        incidents.examined(incidents.one(incident).id(), report.finding(), Baton.CLOCK.instant());
      }
    }
  }

  private static int exit(Report report) {
    return switch (report.attribution().verdict()) {
      case AGENT, HUMAN, INTERACTION, SPEC_GAP, ENVIRONMENT, FLAKY, NO_FAULT -> Exit.YES;
      case UNKNOWN -> Exit.NO;
    };
  }

  private static Optional<Trials.Command> command(Call call) {
    var words = call.rest(0);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var line =
        words.size() == 1
            ? words.getFirst()
            : words.stream().map(BlameFailureCommand::quoted).collect(Collectors.joining(" "));
    var minutes = Duration.ofMinutes(number(call, "--minutes", MINUTES));
    return Optional.of(new Trials.Command(call.option("--build"), line, minutes));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static int number(Call call, String option, int otherwise) {
    var text = call.option(option);
    if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,5}")) {
      throw Problem.usage(
          option + " wants a number from 1, found \"" + text.get() + "\"", "say " + option + " 20");
    }
    return text.map(Integer::parseInt).orElse(otherwise);
  }

  private static void show(Report report, Console console) {
    var found = report.attribution();
    console.line(
        console.bold(found.verdict().word())
            + (found.percent() > 0 ? "  " + found.percent() + " % sure" : "")
            + ": "
            + Console.visible(found.reason()));
    for (var set : found.sets()) {
      console.line(found.sets().size() > 1 ? "one cause:" : "fails with:");
      console.table(
          report.of(set).stream()
              .map(atom ->
                  List.of(
                      "  " + Console.visible(atom.path()) + ":" + lines(atom),
                      atom.origin().word(),
                      Console.visible(atom.label().change()),
                      Console.visible(atom.label().title())))
              .toList());
    }
    for (var landing : report.landings()) {
      landing.attempt().ifPresent(it -> console.line("attempt      " + Console.visible(it)));
      landing.briefs().forEach(it -> console.line("brief        " + it));
      landing.requirements().forEach(it -> console.line("requirement  " + Console.visible(it)));
      landing.statements().forEach(it -> console.line("statement    " + Console.visible(it)));
    }
    if (!report.gate().isEmpty()) {
      console.line("gate         " + report.gate());
    }
    console.line(
        console.faint(
            Console.count(report.runs(), "run")
                + ", "
                + report.freshRuns()
                + " made now, of "
                + Console.count(report.atoms().size(), "atom")
                + (report.leftOut() > 0 ? " (" + report.leftOut() + " left out: comments)" : "")));
    if (!found.complete()) {
      console.line("it goes on from here with a larger --max-runs; no run is made twice");
    }
  }

  private static String lines(Atom atom) {
    return atom.firstLine() == atom.lastLine()
        ? String.valueOf(atom.firstLine())
        : atom.firstLine() + "-" + atom.lastLine();
  }

  private static Json json(Report report) {
    var found = report.attribution();
    return Json.object()
        .put("schema", "baton.blame/1")
        .put("verdict", found.verdict().word())
        .put("confidence", found.verdict() == Verdict.UNKNOWN ? 0 : found.percent())
        .put("reason", found.reason())
        .put("complete", found.complete())
        .putEach("minimal", found.sets(), set -> set(report, set))
        .put("good", report.good().sha())
        .put("bad", report.bad().sha())
        .put("atoms", report.atoms().size())
        .put("runs", report.runs())
        .put("fresh", report.freshRuns())
        .putEach("landings", report.landings(), BlameFailureCommand::landing)
        .put("gate", report.gate())
        .end();
  }

  private static Json set(Report report, Selection set) {
    return Json.array(
        report.of(set),
        atom ->
            Json.object()
                .put("path", atom.path())
                .put("lines", lines(atom))
                .put("origin", atom.origin().word())
                .put("change", atom.label().change())
                .put("title", atom.label().title())
                .end());
  }

  private static Json landing(Provenance.Origin landing) {
    return Json.object()
        .put("attempt", landing.attempt().orElse(""))
        .put("task", landing.task().orElse(""))
        .putTexts("briefs", landing.briefs())
        .putTexts("requirements", landing.requirements())
        .putTexts("statements", landing.statements())
        .end();
  }
}
