package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.signing.Envelope;
import dev.baton.app.Cells;
import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.redteam.Case;
import dev.baton.app.redteam.CaseBook;
import dev.baton.app.redteam.KeptReport;
import dev.baton.app.redteam.RedTeam;
import dev.baton.app.redteam.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;

/// Attacks the workflow as it is configured here.
final class RedteamCommand implements Command {
  @Override
  public String name() {
    return "redteam";
  }

  @Override
  public String summary() {
    return "attack the workflow as configured, and say what caught what";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton redteam                 every attack and its benign twin, in a throw-away repository",
        "baton redteam --case A38      one of them",
        "baton redteam --html r.html   and a page for whoever answers for the workflow",
        "baton redteam --checklist     what is on and what is off, without attacking");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--case", "ID", "only that one, as A38"));
    spec.addOption(value("--html", "FILE", "also write the report as a page"));
    spec.addOption(flag("only say which safeguards are on", "--checklist"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    var policy = Policies.fromFile(place.config());
    if (call.has("--checklist")) {
      return Checklist.show(call, place, policy);
    }
    var walls = Cells.walls(policy, false);
    var console = call.console();
    var report = new RedTeam(policy, walls, new Tale(console)).attack(cases(call));
    var before = last(place);
    keep(place, report);
    call.option("--html")
        .ifPresent(file -> Documents.write(call.folder().resolve(file), RedteamPage.of(report)));
    if (call.json()) {
      call.document(report.json());
    } else {
      show(report, before, console);
    }
    return report.isClean() ? Exit.YES : Exit.NO;
  }

  /// Says what is being played, and a line for every ten tasks that are over.
  private static final class Tale implements BiConsumer<String, Integer> {
    private static final int STEP = 10;

    private final Console console;
    private String told = "";

    Tale(Console console) {
      this.console = console;
    }

    @Override
    public void accept(String what, Integer over) {
      var line = what + ": " + over / STEP * STEP + " over";
      if (!line.equals(told)) {
        console.note(line);
        told = line;
      }
    }
  }

  private static List<Case> cases(Call call) {
    var wanted = call.option("--case");
    var cases =
        CaseBook.all().stream()
            .filter(each -> wanted.map(each.id()::equalsIgnoreCase).orElse(true))
            .toList();
    if (cases.isEmpty()) {
      throw Problem.usage("there is no case " + wanted.orElse(""), "see them all: baton redteam");
    }
    return cases;
  }

  private static void show(Report report, List<String> before, Console console) {
    var rows = new ArrayList<List<String>>();
    for (var line : report.lines()) {
      rows.add(
          List.of(
              line.attack().id(),
              line.caught() ? console.good("caught") : console.bad("MISSED"),
              line.by(),
              line.behind().isEmpty() ? "" : "then " + line.behind(),
              line.twinPassed() ? console.faint("twin passed") : console.bad("TWIN STOPPED"),
              Console.visible(line.attack().title())));
    }
    console.table(rows);
    for (var line : report.lines()) {
      if (!line.caught()) {
        console.line(
            "  %s should be caught by %s, and: %s"
                .formatted(
                    line.attack().id(),
                    String.join(" or ", line.attack().expected()),
                    Console.visible(line.words())));
      }
      if (!line.twinPassed()) {
        console.line(
            "  the twin of %s was stopped by %s"
                .formatted(line.attack().id(), Console.visible(line.twinWords())));
      }
      if (before.contains(line.attack().id()) && !line.caught()) {
        console.line("  " + line.attack().id() + " was caught the last time");
      }
    }
    console.line();
    console.line(
        "%d of %d attacks caught, %d twins passed, %d have a second control behind the first; %d s, %s"
            .formatted(
                report.caught(),
                report.lines().size(),
                report.twins(),
                report.deep(),
                report.seconds(),
                report.containment()));
  }

  /// The cases that were caught when it was last run here.
  private static List<String> last(Place place) {
    return KeptReport.of(place).stream()
        .flatMap(it -> it.lines().stream())
        .filter(KeptReport.Line::caught)
        .map(KeptReport.Line::id)
        .toList();
  }

  /// Plain for the next comparison, and signed for whoever asks for it.
  private static void keep(Place place, Report report) {
    try {
      Files.writeString(KeptReport.file(place), report.json().pretty() + "\n");
      Files.writeString(
          place.folder().resolve("redteam.dsse.json"),
          Envelope.of(report.json(), place.key()).pretty() + "\n");
    } catch (IOException e) {
      throw Problem.broken(
          "cannot keep the report: " + e.getMessage(), "see that .baton can be written");
    }
  }
}
