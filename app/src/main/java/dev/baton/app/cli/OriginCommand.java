package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.git.GitHistory.Kind;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.origin.AgentTrace;
import dev.baton.app.origin.LineOrigin;
import dev.baton.app.origin.LineOrigins;
import dev.baton.app.origin.NoteKeeper;
import dev.baton.app.origin.Survey;
import dev.baton.app.origin.Survey.By;
import dev.baton.app.origin.Survey.Count;
import dev.baton.app.origin.Survey.Surveyed;
import dev.baton.app.origin.Work;
import dev.baton.core.json.Json;
import dev.baton.core.repo.Commit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// Who wrote how much, and one file line by line.
final class OriginCommand implements Command {
  @Override
  public String name() {
    return "origin";
  }

  @Override
  public String summary() {
    return "say who wrote the lines: an agent, a person, or nobody knows; one file line by line";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton origin                        the whole target, by file",
        "baton origin src/ --by agent        a folder, by agent",
        "baton origin src/Slot.java          a file, line by line",
        "baton origin --export agent-trace   for other tools, on standard output",
        "baton origin --notes                add notes that are missing in refs/notes/ai");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optional(0, "PATH", "a file, or a folder"));
    spec.addOption(value("--by", "WHAT", "file, agent or task; file, if left out"));
    spec.addOption(value("--rev", "REV", "another revision than HEAD"));
    spec.addOption(value("--export", "FORMAT", "agent-trace: one record of Agent Trace 0.1.0"));
    spec.addOption(flag("write the notes that are missing, and nothing else", "--notes"));
  }

  @Override
  public int run(Call call) {
    var place = call.place();
    var works = works(place);
    if (call.has("--notes")) {
      return notes(call, place, works);
    }
    var revision = revision(place, call.option("--rev"));
    var survey = new Survey(new LineOrigins(place, works), revision);
    var path = call.argument(0).orElse("").replaceFirst("^\\./|/$", "");
    if (call.option("--export").isPresent()) {
      export(call, place, survey, path, call.option("--export").get());
    } else if (call.option("--by").isEmpty() && hasLines(survey, path)) {
      lines(call, place, survey, path);
    } else {
      summary(call, survey, path);
    }
    return Exit.YES;
  }

  private static Commit revision(Place place, Optional<String> named) {
    return place
        .repository()
        .commit(named.orElse("HEAD"))
        .orElseThrow(() ->
            named
                .map(name -> Problem.usage("there is no commit " + name, "name another: --rev"))
                .orElseGet(() ->
                    Problem.usage(
                        place.top() + " has no commit yet",
                        "make a first one: git add -A && git commit -m start")));
  }

  private static List<Work> works(Place place) {
    if (!place.isInitialised()) {
      return List.of();
    }
    try (var ledger = place.openLedger()) {
      return LineOrigins.works(ledger);
    }
  }

  private static int notes(Call call, Place place, List<Work> works) {
    var kept = new NoteKeeper(place).keep(works);
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.origin-notes/1")
              .put("added", kept.added())
              .put("trouble", kept.trouble().orElse(""))
              .end());
    } else {
      call.console().line(Console.count(kept.added(), "note") + " added to refs/notes/ai");
      kept.trouble().ifPresent(why -> call.console().note("not all: " + Console.visible(why)));
    }
    return kept.trouble().isEmpty() ? Exit.YES : Exit.NO;
  }

  private static List<Surveyed> files(Survey survey, String path) {
    var files = survey.files(it -> path.isEmpty() || it.equals(path) || it.startsWith(path + "/"));
    if (!files.isEmpty()) {
      return files;
    }
    throw path.isEmpty()
        ? Problem.usage("there is no text in this revision", "name another: --rev")
        : nothing(survey, path);
  }

  // None is a number of lines.
  private static boolean hasLines(Survey survey, String path) {
    return survey.has(path) || survey.kind(path).equals(Optional.of(Kind.EMPTY));
  }

  private static Problem nothing(Survey survey, String path) {
    return switch (survey.kind(path).orElse(null)) {
      case null ->
          Problem.usage(
              "there is no " + path + " in this revision",
              "name a file or a folder as the repository has it, from its top folder");
      case FOLDER ->
          Problem.usage("there is no text in " + path, "all that is in it is binary or empty");
      case EMPTY -> Problem.usage(path + " is empty", "it has no lines that somebody wrote");
      case FILE ->
          Problem.usage(
              path + " is not text, so nobody wrote its lines",
              "see which commits changed it: git log -- " + path);
    };
  }

  private static void export(Call call, Place place, Survey survey, String path, String format) {
    if (!format.equals("agent-trace")) {
      throw Problem.usage("there is no format " + format, "say: --export agent-trace");
    }
    var at = new GitHistory(place.repository()).date(survey.revision());
    call.document(AgentTrace.of(survey.revision(), at, Version.TEXT, files(survey, path)));
  }

  private static By by(Call call) {
    var word = call.option("--by").orElse("file");
    return Stream.of(By.values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> Problem.usage("cannot count by " + word, "say file, agent or task"));
  }

  private static void summary(Call call, Survey survey, String path) {
    var counts = Survey.count(files(survey, path), by(call));
    var all =
        counts.stream()
            .reduce(
                new Count("all", 0, 0, 0),
                (one, other) ->
                    new Count(
                        "all",
                        one.agent() + other.agent(),
                        one.human() + other.human(),
                        one.untracked() + other.untracked()));
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.origin/1")
              .put("revision", survey.revision().sha())
              .put("all", json(all))
              .putEach("counts", counts, OriginCommand::json)
              .end());
      return;
    }
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("", "agent", "human", "untracked"));
    counts.stream().filter(it -> it.agent() + it.human() > 0).forEach(it -> rows.add(row(it)));
    long silent = counts.stream().filter(it -> it.agent() + it.human() == 0).count();
    rows.add(row(all));
    call.console().table(rows);
    if (silent > 0 && by(call) == By.FILE) {
      call.console()
          .line(
              call.console()
                  .faint(
                      Console.count(silent, "file") + " with untracked lines only are not listed"));
    }
  }

  private static List<String> row(Count count) {
    return List.of(
        Console.visible(count.name()),
        share(count.agent(), count),
        share(count.human(), count),
        share(count.untracked(), count));
  }

  private static String share(int lines, Count of) {
    return of.all() == 0
        ? "0"
        : "%d (%d %%)".formatted(lines, Math.round(100.0 * lines / of.all()));
  }

  private static Json json(Count count) {
    return Json.object()
        .put("name", count.name())
        .put("agent", count.agent())
        .put("human", count.human())
        .put("untracked", count.untracked())
        .end();
  }

  private static void lines(Call call, Place place, Survey survey, String path) {
    var file = survey.file(path);
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.origin-lines/1")
              .put("revision", survey.revision().sha())
              .put("path", path)
              .putEach("lines", file.lines(), OriginCommand::json)
              .end());
      return;
    }
    var text =
        new GitHistory(place.repository())
            .file(survey.revision(), path)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
            .orElseThrow();
    var console = call.console();
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < file.lines().size(); i++) {
      var line = file.lines().get(i);
      rows.add(
          List.of(
              line.touch().commit().brief(),
              painted(line, console),
              Console.visible(line.task().orElse("")),
              i + 1 + "",
              Console.visible(text[i])));
    }
    console.table(rows);
    if (rows.isEmpty()) {
      console.line(console.faint(Console.visible(path) + " is empty"));
    }
  }

  private static String painted(LineOrigin line, Console console) {
    var who = Console.visible(line.who());
    return switch (line.kind()) {
      case "agent" -> console.warn(who);
      case "human" -> console.good(who);
      default -> console.faint(who);
    };
  }

  private static Json json(LineOrigin line) {
    return Json.object()
        .put("commit", line.touch().commit().sha())
        .put("origin", WhyCommand.json(line))
        .put("task", line.task().orElse(""))
        .end();
  }
}
