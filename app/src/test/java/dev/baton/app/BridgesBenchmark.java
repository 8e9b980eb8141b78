package dev.baton.app;

import dev.baton.adapters.bridge.Bridges;
import dev.baton.adapters.bridge.Exporter;
import dev.baton.adapters.bridge.Folder;
import dev.baton.adapters.bridge.Importer;
import dev.baton.adapters.bridge.Sidecar;
import dev.baton.adapters.bridge.Unit;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.core.finding.Severity;
import dev.baton.core.spec.SpecRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Runs every importer over a folder of real projects, each format below a folder of its name, and
/// prints what each understood. Fails where a round trip changed a byte.
final class BridgesBenchmark {
  private static final String HEAD =
      """
      | format | units | files | requirements | scenarios | qualities | statements | terms \
      | boundaries | questions | decisions | open tasks | done tasks | lines | lines not understood | round trip |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\
      """
          .strip();

  private static final Map<String, List<String>> LOST =
      Map.of(
          "openspec",
          List.of(
              "import: which section a delta stands in (added or modified); renames are reported, not read; design.md is not read; fences and tables inside a scenario are reported",
              "import: done tasks become a list of what was done",
              "export: statements, terms, boundaries, questions, decisions; a new title, since the name is the identity there; priority, checks, budgets, what a task implements and waits for"),
          "kiro",
          List.of(
              "import: design.md is not read; that a task is optional; done tasks become a list",
              "import: criteria have no scenarios there, so they are verified by inspection until somebody writes some",
              "export: a scenario becomes a criterion; titles of criteria; statements but for the user story; boundaries, questions, decisions, checks, budgets"),
          "spec-kit",
          List.of(
              "import: plan.md, research.md, data-model.md and contracts/ are not read; `[P]`; done tasks become a list",
              "import: scenarios belong to the story's requirement, because nothing there says which requirement they show",
              "export: which requirement a scenario shows is only said in the story's text; statements, boundaries, questions, decisions, checks, budgets"),
          "gherkin",
          List.of(
              "import: examples, tables, doc strings and remarks are reported; tags other than an ID; a background becomes prose; only English keywords",
              "export: everything but requirements and scenarios; priority and sources"),
          "task-master",
          List.of(
              "import: priority, metadata; details and test strategy become prose in the plan; done tasks become a list",
              "export: the spec; scope, checks and budgets; a changed dependency of a task that is there already"),
          "madr",
          List.of(
              "import: options, drivers and consequences stay in the record, which the decision names",
              "export: everything but decisions"),
          "spec-kitty",
          List.of(
              "import only; plan.md, lanes.json, acceptance-matrix.json, status and reviews are not read; the prose of a work package is reported"));

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private final boolean verbose;

  private BridgesBenchmark(boolean verbose) {
    this.verbose = verbose;
  }

  public static void main(String[] arguments) throws IOException {
    var corpus = Path.of(arguments[0]);
    var verbose = arguments.length > 1;
    var bad = false;
    var pages = Files.createDirectories(Path.of("docs/bridges"));
    System.out.println(HEAD);
    for (var format : Bridges.formats()) {
      var folder = corpus.resolve(format);
      if (Files.isDirectory(folder)) {
        var run = new BridgesBenchmark(verbose);
        run.measure(format, folder);
        System.out.println(run.row(format));
        Files.writeString(pages.resolve(format + ".md"), page(format, run.row(format)));
        run.broken.forEach(System.err::println);
        bad |= !run.broken.isEmpty();
      } else {
        Files.writeString(pages.resolve(format + ".md"), page(format, ""));
      }
    }
    if (bad) {
      throw new IllegalStateException("not every round trip kept every byte");
    }
  }

  private static String page(String format, String row) {
    var lost =
        LOST.getOrDefault(format, List.of()).stream()
            .map(it -> "- " + it + "\n")
            .collect(Collectors.joining());
    var measured =
        row.isEmpty() ? "Not on real projects yet; the tests cover it." : HEAD + "\n" + row;
    return """
    # Bridge: %s

    Written by `build/bench.sh bridges DIR`; do not edit.

    ## What is lost

    %s
    Nothing is lost in the foreign file: an export changes only the spans of what changed, and
    `bridge.json` keeps the file as it was imported.

    ## Measured

    %s
    """
        .formatted(format, lost, measured);
  }

  private void measure(String format, Path folder) {
    for (var unit : Bridges.units(format, Folder.list(folder))) {
      try {
        measure(format, folder, unit);
      } catch (RuntimeException e) {
        broken.add("%s %s: %s".formatted(format, unit, e));
        if (verbose) {
          e.printStackTrace();
        }
      }
    }
  }

  private void measure(String format, Path folder, Unit unit) {
    var loaded = Folder.load(folder, unit.files());
    var name = unit.name().isEmpty() ? "unit" : unit.name();
    var imported = Importer.of(format, name, loaded.folder(), format);
    add("units", 1);
    add("files", loaded.folder().files().size());
    add(
        "lines",
        (int)
            loaded.folder().files().values().stream()
                .flatMap(String::lines)
                .filter(it -> !it.isBlank())
                .count());
    add("unread", imported.unread().size());
    add("done", imported.done());
    for (var kind :
        List.of(
            "requirement",
            "scenario",
            "quality",
            "statement",
            "term",
            "boundary",
            "question",
            "decision",
            "task")) {
      add(kind, imported.count(kind));
    }
    var spec = new SpecReader().read("spec.md", imported.spec().getBytes(StandardCharsets.UTF_8));
    var plan =
        imported
            .plan()
            .map(it -> new PlanReader().read("plan.md", it.getBytes(StandardCharsets.UTF_8)));
    var parts = spec.items().size() + plan.map(it -> it.tasks().size()).orElse(0);
    var links = imported.sidecar(spec, plan).links().size();
    if (links > parts || links < imported.parts()) {
      broken.add(
          "%s: %d parts, %d items read back, %d links"
              .formatted(unit, imported.parts(), parts, links));
    }
    SpecRules.check(spec).stream()
        .filter(it -> it.severity() == Severity.ERROR)
        .forEach(it -> add("finding " + it.rule(), 1));
    if (verbose) {
      imported
          .unread()
          .forEach(
              it -> System.err.printf("%s %s:%d: %s%n", name, it.path(), it.line(), it.text()));
      imported
          .findings()
          .forEach(it ->
              System.err.printf(
                  "%s %s:%d: %s %s%n",
                  name, it.path(), it.range().line(), it.rule(), it.message()));
    }
    if (Bridges.exports(format)) {
      var sidecar =
          Sidecar.read(Sidecar.print(Map.of(format, imported.sidecar(spec, plan)))).get(format);
      check(
          unit,
          loaded.folder(),
          Exporter.export(
              format, spec, imported.spec(), plan, Optional.ofNullable(sidecar), loaded.folder()));
      check(
          unit,
          loaded.folder(),
          Exporter.export(
              format, spec, imported.spec(), plan, Optional.ofNullable(sidecar), Folder.EMPTY));
    }
  }

  private void check(Unit unit, Folder before, Exporter.Export export) {
    if (!export.files().equals(before) || !export.conflicts().isEmpty()) {
      broken.add(unit + ": the round trip changed bytes " + export.conflicts());
    } else {
      add("same", before.files().size());
    }
  }

  private void add(String what, int number) {
    counts.merge(what, number, Integer::sum);
  }

  private int count(String what) {
    return counts.getOrDefault(what, 0);
  }

  private String row(String format) {
    if (verbose) {
      System.err.println(counts);
    }
    var cells = new ArrayList<String>(List.of(format));
    for (var what :
        List.of(
            "units",
            "files",
            "requirement",
            "scenario",
            "quality",
            "statement",
            "term",
            "boundary",
            "question",
            "decision",
            "task",
            "done",
            "lines")) {
      cells.add(String.valueOf(count(what)));
    }
    cells.add(
        "%d (%.1f %%)"
            .formatted(count("unread"), 100.0 * count("unread") / Math.max(1, count("lines"))));
    cells.add(
        Bridges.exports(format)
            ? "%d of %d files identical".formatted(count("same") / 2, count("files"))
            : "import only");
    return "| " + String.join(" | ", cells) + " |";
  }
}
