package dev.baton.app.cli;

import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.Provenance;
import dev.baton.app.Provenance.Origin;
import dev.baton.app.origin.LineOrigin;
import dev.baton.app.origin.Survey.Surveyed;
import dev.baton.core.json.Json;
import dev.baton.core.spec.ItemId;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/// From a line back to the words somebody said, and from a requirement to the lines it led to.
final class WhyCommand implements Command {
  private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]{0,6})");

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String summary() {
    return "say where a line comes from: turn, brief, verdicts, requirement, statement; or back";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton why src/main/java/lend/Slot.java:42",
        "baton why --requirement LND-003             what came of it, and where its lines are");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optional(0, "FILE:LINE", "a line of a file of the target"));
    spec.addOption(
        CommandLineTool.value("--requirement", "ID", "an item of a spec instead of a line"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var provenance = new Provenance(place, ledger);
      if (call.option("--requirement").isPresent()) {
        requirement(call, provenance, call.option("--requirement").get());
      } else {
        line(call, provenance);
      }
    }
    return Exit.YES;
  }

  private static void line(Call call, Provenance provenance) {
    var written =
        call.argument(0)
            .orElseThrow(() ->
                Problem.usage("which line?", "name it: baton why FILE:LINE, or: --requirement ID"));
    var match = PLACE.matcher(written);
    if (!match.matches()) {
      throw Problem.usage("\"" + written + "\" is not a place", "write it as path/to/File.java:42");
    }
    var answer = provenance.of(match.group(1), Integer.parseInt(match.group(2)));
    if (call.json()) {
      call.document(json(answer));
    } else {
      show(answer, call.console());
    }
  }

  private static void requirement(Call call, Provenance provenance, String written) {
    var outcome =
        ItemId.parse(written)
            .flatMap(provenance::of)
            .orElseThrow(() ->
                Problem.usage(
                    "no spec here has an item " + written, "see them with: baton spec show"));
    if (call.json()) {
      call.document(json(outcome));
    } else {
      show(outcome, call.console());
    }
  }

  private static void show(Provenance.Answer answer, Console console) {
    var line = answer.line();
    var origin = answer.origin();
    console.line(
        "commit       " + origin.commit().brief() + "  " + Console.visible(origin.subject()));
    console.line("origin       " + Console.visible(words(line)));
    show(origin, console);
  }

  private static String words(LineOrigin line) {
    return switch (line.kind()) {
      case "untracked" -> "untracked: nobody knows who wrote this line";
      default ->
          line.kind()
              + ": "
              + line.who()
              + line.session().map(it -> ", session " + it.id()).orElse("")
              + line.turn().map(it -> ", turn " + it).orElse("")
              + switch (line.ground()) {
                case RECORD -> ", on record";
                case REWRITTEN -> ", on record; its commit was rewritten by hand since";
                case NOTE -> ", says a note at the commit";
                case NONE -> "";
              };
    };
  }

  private static void show(Origin origin, Console console) {
    origin.attempt().ifPresent(it -> console.line("attempt      " + Console.visible(it)));
    origin.task().ifPresent(task -> console.line("task         " + Console.visible(task)));
    origin.briefs().forEach(hash -> console.line("brief        " + hash));
    origin.requirements().forEach(text -> console.line("requirement  " + Console.visible(text)));
    origin.statements().forEach(text -> console.line("statement    " + Console.visible(text)));
    origin.decisions().forEach(text -> console.line("decision     " + Console.visible(text)));
    origin.verdicts().forEach(text -> console.line("verdict      " + Console.visible(text)));
    origin.incidents().forEach(text -> console.line("incident     " + Console.visible(text)));
  }

  private static void show(Provenance.Outcome outcome, Console console) {
    console.line("requirement  " + Console.visible(outcome.requirement()));
    if (outcome.landings().isEmpty()) {
      console.line("nothing has landed for it");
    }
    for (var landing : outcome.landings()) {
      console.line(
          "commit       " + landing.commit().brief() + "  " + Console.visible(landing.subject()));
      landing.attempt().ifPresent(it -> console.line("attempt      " + Console.visible(it)));
      landing.statements().forEach(it -> console.line("statement    " + Console.visible(it)));
      landing.incidents().forEach(it -> console.line("incident     " + Console.visible(it)));
    }
    for (var file : outcome.files()) {
      var lines = lines(outcome, file);
      if (!lines.isEmpty()) {
        console.line("lines        " + Console.visible(file.path()) + ":" + lines);
      }
    }
  }

  /// The lines of a file that the requirement's attempts wrote, as ranges.
  private static String lines(Provenance.Outcome outcome, Surveyed file) {
    var ranges = new StringBuilder();
    int from = 0;
    for (int i = 1; i <= file.lines().size() + 1; i++) {
      var is = i <= file.lines().size() && isOf(outcome, file.lines().get(i - 1));
      if (is && from == 0) {
        from = i;
      } else if (!is && from > 0) {
        ranges.append(ranges.isEmpty() ? "" : ",").append(from);
        ranges.append(from == i - 1 ? "" : "-" + (i - 1));
        from = 0;
      }
    }
    return ranges.toString();
  }

  private static boolean isOf(Provenance.Outcome outcome, LineOrigin line) {
    return line.author().isPresent()
        && line.work().map(work -> outcome.works().contains(work)).orElse(false);
  }

  private static Json json(Provenance.Answer answer) {
    var origin = answer.origin();
    return Json.object()
        .put("schema", "baton.why/1")
        .put("origin", json(answer.line()))
        .put("commit", origin.commit().sha())
        .put("attempt", origin.attempt().orElse(""))
        .put("task", origin.task().orElse(""))
        .putTexts("requirements", origin.requirements())
        .putTexts("statements", origin.statements())
        .putTexts("decisions", origin.decisions())
        .putTexts("briefs", origin.briefs())
        .putTexts("verdicts", origin.verdicts())
        .putTexts("incidents", origin.incidents())
        .end();
  }

  static Json json(LineOrigin line) {
    var json = Json.object().put("kind", line.kind()).put("ground", line.ground().word());
    line.session()
        .ifPresent(
            it -> json.put("agent", it.tool()).put("session", it.id()).put("model", it.model()));
    line.turn().ifPresent(it -> json.put("turn", it));
    line.person().ifPresent(it -> json.put("person", it));
    line.author().ifPresent(it -> json.put("key", it.key()));
    return json.put("path", line.touch().path()).put("line", line.touch().line()).end();
  }

  private static Json json(Provenance.Outcome outcome) {
    return Json.object()
        .put("schema", "baton.why/1")
        .put("requirement", outcome.requirement())
        .putEach(
            "landings",
            outcome.landings(),
            it ->
                Json.object()
                    .put("commit", it.commit().sha())
                    .put("attempt", it.attempt().orElse(""))
                    .put("task", it.task().orElse(""))
                    .putTexts("statements", it.statements())
                    .putTexts("briefs", it.briefs())
                    .putTexts("verdicts", it.verdicts())
                    .putTexts("incidents", it.incidents())
                    .end())
        .putEach(
            "files",
            outcome.files().stream().filter(file -> !lines(outcome, file).isEmpty()).toList(),
            file -> Json.object().put("path", file.path()).put("lines", lines(outcome, file)).end())
        .end();
  }
}
