package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.adapters.bridge.Piece.Point;
import dev.baton.core.finding.Source;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a tasks.md. One use each.
final class KiroTasksReader {
  private static final Pattern REQUIREMENTS =
      Pattern.compile(
          "_?(?:\\*\\*)?(?:Validates:\\s*)?Requirements:?\\s*([0-9][0-9., and]*?)_?(?:\\*\\*)?\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DEPENDS =
      Pattern.compile("_?Depends(?: on)?:\\s*([0-9][0-9., ]*?)_?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+(?:and\\s+)?");

  private final Page page;
  private final Harvest harvest;
  private Map<String, List<String>> waves = new HashMap<>();

  KiroTasksReader(Page page, Harvest harvest) {
    this.page = page;
    this.harvest = harvest;
  }

  void read() {
    var top = Sections.of(page);
    graph(top);
    section(top);
    harvest.finish(page);
  }

  private void graph(Sections section) {
    if (section.title().equalsIgnoreCase("Task Dependency Graph")) {
      for (var piece : section.body()) {
        waves(page.slice(piece.source()))
            .ifPresent(found -> {
              Taken.take(section, page);
              page.take(piece.source());
              waves = found;
            });
      }
    }
    section.below().forEach(this::graph);
  }

  private static Optional<Map<String, List<String>>> waves(String fence) {
    int start = fence.indexOf('{');
    int end = fence.lastIndexOf('}');
    if (start < 0 || end < start) {
      return Optional.empty();
    }
    try {
      var after = new HashMap<String, List<String>>();
      var before = List.<String>of();
      for (var wave : Json.parse(fence.substring(start, end + 1)).asObject().list("waves")) {
        var names = wave instanceof Json.Arr(var items) ? items : wave.asObject().list("tasks");
        var tasks = names.stream().map(it -> "task " + it.asText()).toList();
        for (var task : tasks) {
          after.put(task, before);
        }
        before = tasks;
      }
      return Optional.of(after);
    } catch (JsonFault e) {
      // Not the shape Kiro writes: its lines are reported as not understood.
      return Optional.empty();
    }
  }

  private void section(Sections section) {
    var title = section.title().toLowerCase(Locale.ROOT);
    if (section.level() == 2 && (title.equals("overview") || title.equals("notes"))) {
      Taken.prose(section, page, harvest);
      return;
    }
    if (section.level() == 1) {
      Taken.take(section, page);
      harvest.title(section.title().replaceFirst("(?i)^implementation plan:?\\s*", ""));
    } else if (section.body().stream()
            .anyMatch(piece -> piece instanceof Point point && TaskLine.of(point, page).isPresent())
        || section.below().stream().anyMatch(below -> below.level() > 1)) {
      Taken.take(section, page);
    }
    for (var piece : section.body()) {
      if (piece instanceof Point point) {
        TaskLine.of(point, page).ifPresent(this::task);
      }
    }
    section.below().forEach(this::section);
  }

  private void task(TaskLine task) {
    page.take(task.point().leadAt());
    var below = task.below(page);
    var details = task.details(page);
    details.forEach(detail -> page.take(detail.source()));
    below.forEach(this::task);
    if (task.isSettled()) {
      if (below.isEmpty()) {
        harvest.done(task.name(), task.text());
      }
    } else if (below.isEmpty()) {
      harvest.add(open(task, details));
    }
  }

  private Placed open(TaskLine task, List<Point> details) {
    var about = new ArrayList<String>();
    var after = new ArrayList<>(waves.getOrDefault(task.name(), List.of()));
    var goal = new ArrayList<String>();
    var aboutAt = page.nowhere();
    for (var detail : details) {
      var line = page.slice(detail.leadAt());
      var requirements = REQUIREMENTS.matcher(line);
      var depends = DEPENDS.matcher(line);
      if (requirements.matches()) {
        about.addAll(criteria(requirements.group(1)));
        aboutAt =
            page.span(
                detail.leadAt().start() + requirements.start(1),
                detail.leadAt().start() + requirements.end(1));
      } else if (depends.matches()) {
        SEPARATOR.splitAsStream(depends.group(1)).map(it -> "task " + it).forEach(after::add);
      } else {
        goal.add(
            page.dedented(page.between(detail.leadAt(), detail.source())).replaceAll("\\s+", " "));
      }
    }
    return placed(task, about, after, goal, aboutAt);
  }

  private Placed placed(
      TaskLine task, List<String> about, List<String> after, List<String> goal, Source aboutAt) {
    var words = goal.isEmpty() ? task.text() : String.join("; ", goal);
    var part =
        Part.of(Kind.TASK, task.name(), task.text(), words)
            .about(about)
            .after(after)
            .with("Goal", words);
    var writes = Words.paths(task.text() + " " + words);
    return Placed.at(
            writes.isEmpty() ? part : part.with("Writes", String.join(", ", writes)),
            task.point().source(),
            page.nowhere())
        .titled(task.textAt())
        .abouted(aboutAt);
  }

  /// `2` alone means every criterion of requirement 2.
  private List<String> criteria(String numbers) {
    return SEPARATOR
        .splitAsStream(numbers.strip())
        .map(number -> number.replaceAll("\\.$", ""))
        .filter(number -> !number.isEmpty())
        .flatMap(number ->
            number.contains(".")
                ? List.of(number).stream()
                : harvest.startingWith(number + ".").stream())
        .toList();
  }
}
