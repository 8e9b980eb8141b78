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

/// Runs every importer over a folder of real projects, each format below a folder of its name, and
/// prints what each understood. Fails where a round trip changed a byte.
final class BridgesBenchmark {
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
    System.out.println(
        "| format | units | files | requirements | scenarios | qualities | statements | terms | boundaries | questions | open tasks | done tasks | lines | lines not understood | round trip |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (var format : Bridges.formats()) {
      var folder = corpus.resolve(format);
      if (Files.isDirectory(folder)) {
        var run = new BridgesBenchmark(verbose);
        run.measure(format, folder);
        System.out.println(run.row(format));
        run.broken.forEach(System.err::println);
        bad |= !run.broken.isEmpty();
      }
    }
    if (bad) {
      throw new IllegalStateException("not every round trip kept every byte");
    }
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
