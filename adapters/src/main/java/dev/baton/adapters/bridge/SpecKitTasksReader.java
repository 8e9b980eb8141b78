package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.adapters.bridge.Piece.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a tasks.md of spec-kit: the boxes are tasks, and all the rest is prose about them. One use
/// each.
final class SpecKitTasksReader {
  private static final Pattern LABELS =
      Pattern.compile("((?:\\[[^\\]]*\\]\\s*)*)(.*)", Pattern.DOTALL);
  private static final Pattern STORY = Pattern.compile("\\[US-?(\\d+)\\]");
  private static final Pattern DEPENDS =
      Pattern.compile("(?i)depends on ((?:T\\d+[a-z]?(?:,\\s*|\\s+and\\s+|\\s*&\\s*)?)+)");
  private static final Pattern TASK = Pattern.compile("T\\d+[a-z]?");

  private final Page page;
  private final Harvest harvest;

  SpecKitTasksReader(Page page, Harvest harvest) {
    this.page = page;
    this.harvest = harvest;
  }

  void read() {
    for (var piece : page.pieces()) {
      switch (piece) {
        case Piece.Heading heading -> {
          page.take(heading.source());
          harvest.planBackground("**" + heading.text() + "**");
        }
        case Point point -> point(point);
        case Piece.Paragraph _, Piece.Other _ -> {
          page.take(piece.source());
          harvest.planBackground(page.dedented(piece.source()));
        }
      }
    }
    page.frontMatter().forEach(page::take);
    harvest.finish(page);
  }

  private void point(Point point) {
    var task = TaskLine.of(point, page);
    if (task.isEmpty()) {
      page.take(point.source());
      harvest.planBackground("- " + page.dedented(page.between(point.leadAt(), point.source())));
      return;
    }
    page.take(point.leadAt());
    point.below().stream()
        .filter(it -> !(it instanceof Point))
        .forEach(it -> page.take(it.source()));
    var details = task.get().details(page);
    details.forEach(detail -> page.take(detail.source()));
    if (task.get().isSettled()) {
      harvest.done(name(task.get()), task.get().text());
    } else {
      harvest.add(open(task.get(), details));
    }
    task.get().below(page).forEach(below -> point(below.point()));
  }

  private static String name(TaskLine task) {
    return task.number().isEmpty() ? task.name() : task.number();
  }

  private Placed open(TaskLine task, List<Point> details) {
    var written = page.slice(task.textAt());
    var labels = LABELS.matcher(written);
    var start = labels.matches() ? labels.start(2) : 0;
    var title = written.substring(start).replaceAll("\\s+", " ").strip();
    var goal = new StringBuilder(title);
    details.forEach(detail ->
        goal.append("; ")
            .append(
                page.dedented(page.between(detail.leadAt(), detail.source()))
                    .replaceAll("\\s+", " ")));
    var about = new ArrayList<String>();
    STORY.matcher(written).results().forEach(story -> about.add("US" + story.group(1)));
    Declarations.cited(goal.toString()).stream().filter(harvest::has).forEach(about::add);
    var after = new ArrayList<String>();
    DEPENDS
        .matcher(goal)
        .results()
        .forEach(
            list -> TASK.matcher(list.group(1)).results().forEach(it -> after.add(it.group())));
    var part =
        Part.of(Kind.TASK, name(task), title, goal.toString())
            .about(about)
            .after(after)
            .with("Goal", goal.toString());
    var writes = Words.paths(goal.toString());
    return Placed.at(
            writes.isEmpty() ? part : part.with("Writes", String.join(", ", writes)),
            task.point().source(),
            page.nowhere())
        .titled(page.span(task.textAt().start() + start, task.textAt().end()));
  }
}
