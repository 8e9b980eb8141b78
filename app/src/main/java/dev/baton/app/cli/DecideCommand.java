package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.gate.Sources;
import dev.baton.adapters.git.GitTrees;
import dev.baton.app.Baton;
import dev.baton.app.DecisionFiles;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.Tip;
import dev.baton.core.decision.Baseline;
import dev.baton.core.decision.Breach;
import dev.baton.core.decision.Decision;
import dev.baton.core.decision.DecisionText;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Rulings;
import dev.baton.core.imports.ImportGraph;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Glob;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// Decisions on record, and the rules that some of them carry.
final class DecideCommand {
  private DecideCommand() {}

  /// Begins a decision.
  static final class Fresh implements Command {
    @Override
    public String name() {
      return "decide new";
    }

    @Override
    public String summary() {
      return "begin a decision record in decisions/, with the next number";
    }

    @Override
    public List<String> examples() {
      return List.of(
          "baton decide new \"Only the store speaks SQL\" --paths \"core/** store/**\"",
          "baton decide new \"The store is remote\" --supersedes 0003");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addPositional(CommandLineTool.required(0, "TITLE", "what is decided, in one line"));
      spec.addOption(
          value("--paths", "GLOBS", "the files it is about, with spaces between the patterns"));
      spec.addOption(value("--supersedes", "NNNN", "the decision that it replaces"));
      spec.addOption(value("--by", "NAME", "who decides; you, if left out"));
    }

    @Override
    public int run(Call call) {
      var top = call.place().top();
      var title = call.required(0).strip();
      if (title.isEmpty()) {
        throw Problem.usage("the title is empty", "say in one line what is decided");
      }
      var paths = paths(call);
      var texts = DecisionFiles.texts(top);
      var number =
          DecisionText.next(
              texts.keySet().stream()
                  .map(path -> path.substring(Decisions.FOLDER.length()))
                  .toList());
      var old = call.option("--supersedes").map(it -> one(texts, it));
      var path = DecisionText.file(number, title);
      var date = LocalDate.now(Baton.CLOCK).toString();
      DecisionFiles.write(top, path, DecisionText.fresh(title, date, call.by(), paths));
      old.ifPresent(it ->
          DecisionFiles.write(
              top, it, DecisionText.superseded(texts.getOrDefault(it, ""), number)));
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.decide-new/1")
                .put("number", number)
                .put("path", path)
                .put("superseded", old.orElse(""))
                .end());
      } else {
        call.console().line("wrote " + path);
        old.ifPresent(it -> call.console().line("superseded " + it));
        call.console().line("next: fill it in, set status: accepted, then baton decide check");
      }
      return Exit.YES;
    }

    private static List<String> paths(Call call) {
      var written =
          call.option("--paths").stream()
              .flatMap(it -> Arrays.stream(it.strip().split("\\s+")))
              .filter(it -> !it.isEmpty())
              .toList();
      for (var each : written) {
        if (Glob.parse(each) instanceof Glob.Reading.Faulty(var reason)) {
          throw Problem.usage("\"" + each + "\" is not a pattern for paths: " + reason, "mend it");
        }
      }
      return written;
    }
  }

  /// What is decided.
  static final class Listed implements Command {
    @Override
    public String name() {
      return "decide list";
    }

    @Override
    public String summary() {
      return "list the decisions, all or those about a file or some words";
    }

    @Override
    public List<String> examples() {
      return List.of(
          "baton decide list",
          "baton decide list --path core/Cart.java   what was decided about that file",
          "baton decide list --search \"sql store\"    those with all of these words");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addOption(value("--path", "FILE", "only those whose paths match the file"));
      spec.addOption(value("--search", "WORDS", "only those that have all of the words"));
    }

    @Override
    public int run(Call call) {
      var texts = DecisionFiles.texts(call.place().top());
      var decisions = DecisionFiles.here(call.place().top());
      var found =
          decisions.all().stream()
              .filter(it -> call.option("--path").map(it::concerns).orElse(true))
              .filter(
                  it -> call.option("--search").map(words -> has(texts, it, words)).orElse(true))
              .toList();
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.decide-list/1")
                .putEach("decisions", found, DecideCommand::json)
                .put("unreadable", decisions.faults().size())
                .end());
        return Exit.YES;
      }
      call.console()
          .table(
              found.stream()
                  .map(it ->
                      List.of(
                          it.number(),
                          it.status().words(),
                          it.rules().isEmpty() ? "" : Console.count(it.rules().size(), "rule"),
                          Console.visible(it.title())))
                  .toList());
      if (!decisions.faults().isEmpty()) {
        call.console()
            .note(
                Console.count(decisions.faults().size(), "fault")
                    + " in decisions/; see: baton decide check");
      }
      return Exit.YES;
    }

    private static boolean has(Map<String, String> texts, Decision decision, String words) {
      var text = texts.getOrDefault(decision.file(), "").toLowerCase(Locale.ROOT);
      return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }
  }

  /// Puts one in another's place.
  static final class Supersede implements Command {
    @Override
    public String name() {
      return "decide supersede";
    }

    @Override
    public String summary() {
      return "say that a decision is replaced by another; its rules no longer hold";
    }

    @Override
    public List<String> examples() {
      return List.of("baton decide supersede 0003 0007   0007 holds instead of 0003");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addPositional(CommandLineTool.required(0, "OLD", "the number of what no longer holds"));
      spec.addPositional(CommandLineTool.required(1, "NEW", "the number of what holds instead"));
    }

    @Override
    public int run(Call call) {
      var top = call.place().top();
      var texts = DecisionFiles.texts(top);
      var old = one(texts, call.required(0));
      var fresh = one(texts, call.required(1));
      if (old.equals(fresh)) {
        throw Problem.usage("a decision cannot replace itself", "name the one that holds now");
      }
      DecisionFiles.write(
          top, old, DecisionText.superseded(texts.getOrDefault(old, ""), call.required(1)));
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.decide-supersede/1")
                .put("superseded", old)
                .put("by", fresh)
                .end());
      } else {
        call.console().line(old + " is superseded by " + fresh);
      }
      return Exit.YES;
    }
  }

  /// Holds the commit that is checked out against the decisions as they are now.
  static final class Check implements Command {
    @Override
    public String name() {
      return "decide check";
    }

    @Override
    public String summary() {
      return "read all decisions and hold the checked-out commit against their rules";
    }

    @Override
    public List<String> examples() {
      return List.of(
          "baton decide check",
          "baton decide check --freeze   what is broken now stops nobody; what comes anew does");
    }

    @Override
    public void options(CommandSpec spec) {
      spec.addOption(flag("write the breaches there are to " + Baseline.FILE, "--freeze"));
    }

    @Override
    public int run(Call call) {
      var place = call.place();
      place.make();
      var decisions = DecisionFiles.here(place.top());
      var graph = decisions.askForSources() ? graph(place) : Optional.<ImportGraph>empty();
      var breaches = graph.map(it -> new Rulings(it).breaches(decisions)).orElse(List.of());
      var baseline = decisions.baseline();
      if (call.has("--freeze")) {
        if (!decisions.faults().isEmpty()) {
          throw Problem.no(
              "not every decision can be read, so not every breach is known",
              "mend them first: baton decide check");
        }
        baseline = Baseline.of(breaches);
        DecisionFiles.write(place.top(), Baseline.FILE, baseline.text());
      }
      var open = breaches.stream().filter(not(baseline)).toList();
      if (call.json()) {
        call.document(document(decisions, breaches, baseline, graph));
      } else {
        show(decisions, breaches, open, graph, call.console());
      }
      return decisions.faults().isEmpty() && open.isEmpty() ? Exit.YES : Exit.NO;
    }

    private static Predicate<Breach> not(Baseline baseline) {
      return breach -> !baseline.has(breach);
    }

    private static Optional<ImportGraph> graph(Place place) {
      var store = place.store();
      var trees = new GitTrees(store);
      return Optional.of(Sources.of(trees, trees.of(Tip.ofHead(place, store))).graph());
    }

    private static void show(
        Decisions decisions,
        List<Breach> breaches,
        List<Breach> open,
        Optional<ImportGraph> graph,
        Console console) {
      Findings.show(decisions.faults(), console);
      for (var breach : open) {
        console.line(
            "%s:%d: %s %s"
                .formatted(
                    breach.path(),
                    breach.line(),
                    console.bad("breach:"),
                    Console.visible(breach.message())));
      }
      console.line(
          "%s, %s in force; %s, %s, %d frozen"
              .formatted(
                  Console.count(decisions.all().size(), "decision"),
                  Console.count(rules(decisions), "rule"),
                  Console.count(decisions.faults().size(), "fault"),
                  breaches.size() == 1 ? "1 breach" : breaches.size() + " breaches",
                  breaches.size() - open.size()));
      graph.ifPresent(
          it -> console.line("read " + read(it) + "; of other files rules say nothing"));
    }

    private static String read(ImportGraph graph) {
      return graph.counts().entrySet().stream()
          .filter(it -> it.getValue() > 0)
          .sorted(Map.Entry.comparingByKey())
          .map(it -> it.getValue() + " " + it.getKey().name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }

    private static long rules(Decisions decisions) {
      return decisions.inForce().stream().mapToLong(it -> it.rules().size()).sum();
    }

    private static Json document(
        Decisions decisions,
        List<Breach> breaches,
        Baseline baseline,
        Optional<ImportGraph> graph) {
      var read = Json.object();
      graph.ifPresent(it ->
          it.counts().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .forEach(each ->
                  read.put(each.getKey().name().toLowerCase(Locale.ROOT), each.getValue())));
      return Json.object()
          .put("schema", "baton.decide-check/1")
          .put("decisions", decisions.all().size())
          .put("rules", rules(decisions))
          .putEach(
              "faults",
              decisions.faults(),
              it ->
                  Json.object()
                      .put("path", it.path())
                      .put("line", it.range().line())
                      .put("message", it.message())
                      .put("mend", it.mend())
                      .end())
          .putEach(
              "breaches",
              breaches,
              it ->
                  Json.object()
                      .put("decision", it.decision().number())
                      .put("rule", it.key().rule())
                      .put("path", it.path())
                      .put("line", it.line())
                      .put("target", it.key().target())
                      .put("message", it.message())
                      .put("frozen", baseline.has(it))
                      .end())
          .put("read", read.end())
          .end();
    }
  }

  /// The file of a decision that somebody named by its number.
  private static String one(Map<String, String> texts, String number) {
    return texts.keySet().stream()
        .filter(path -> path.startsWith(Decisions.FOLDER + number + "-"))
        .filter(_ -> number.matches("[0-9]{4}"))
        .findFirst()
        .orElseThrow(() ->
            Problem.usage(
                "there is no decision " + number, "see their numbers: baton decide list"));
  }

  private static Json json(Decision it) {
    return Json.object()
        .put("number", it.number())
        .put("title", it.title())
        .put("path", it.file())
        .put("status", it.status().words())
        .put("date", it.date())
        .putTexts("deciders", it.deciders())
        .putTexts("paths", it.paths().stream().map(Glob::pattern).toList())
        .putTexts("rules", it.rules().stream().map(rule -> rule.words()).toList())
        .put("outcome", it.outcome())
        .end();
  }
}
