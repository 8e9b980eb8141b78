package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.Ground.Seen;
import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.layout.Layered;
import dev.baton.core.layout.Layered.Arrow;
import dev.baton.core.layout.Layered.Measure;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Task;
import dev.baton.core.run.TaskOutline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The tasks of a run and what waits for what, as they stand now.
final class ScoreScreen {
  private static final Measure MEASURE = new Measure(184, 46, 44, 14);
  private static final int MARGIN = 12;
  private static final int MOST_LETTERS = 25;
  // More boxes than that nobody reads, and a browser would feel them at every change.
  private static final int MOST_BOXES = 600;
  private static final int MOST_DRAWINGS = 50;
  private static final Map<List<TaskOutline>, Layered> DRAWN = new ConcurrentHashMap<>();

  private final Ground ground;

  ScoreScreen(Ground ground) {
    this.ground = ground;
  }

  Frame.Screen screen() {
    return new Frame.Screen(
        "/score",
        "Score",
        ground
            .latest()
            .map(this::body)
            .orElseGet(() ->
                all(
                    h1(text("Score")),
                    Words.empty(
                        "There is no run to show.", all(text("Start one: "), code("baton run"))))));
  }

  private Html body(Seen seen) {
    var run = seen.run();
    var tasks = drawn(run);
    return all(
        h1(text("Score"), Words.soft(run.outline().plan() + " onto " + run.outline().target())),
        tasks.size() < run.outline().tasks().size()
            ? p(
                Words.soft(
                    "Drawn are the %,d of %,d tasks that come next; all are in the list."
                        .formatted(tasks.size(), run.outline().tasks().size())))
            : Html.nothing(),
        div(
            cls("graph scroll"),
            Attribute.focusable(),
            Attribute.of("role", "region"),
            label("Tasks and what waits for what; arrow keys scroll, + and - zoom"),
            data("graph", ""),
            graph(run, tasks)),
        div(cls("legend"), legend()),
        h2(text("Timeline")),
        new Timeline(seen).shown(),
        h2(text("Tasks")),
        list(seen));
  }

  /// All of them, or where that is too many those that are not over, the nearest to a start first.
  private static List<TaskOutline> drawn(Opened run) {
    var all = run.outline().tasks();
    return all.size() <= MOST_BOXES
        ? all
        : all.stream()
            .filter(it -> !run.task(it.id()).isOver())
            .sorted(Comparator.comparing(it -> run.task(it.id()) instanceof Task.Waiting))
            .limit(MOST_BOXES)
            .toList();
  }

  private static Html legend() {
    return all(
        Words.badge("good", "landed"),
        Words.badge("busy", "at work"),
        Words.badge("next", "queued"),
        Words.badge("wait", "waits for a person"),
        Words.badge("bad", "stopped"),
        Words.badge("idle", "not begun"),
        span(cls("soft"), text("a heavy line is on the longest way to the end")));
  }

  private static Html graph(Opened run, List<TaskOutline> tasks) {
    if (DRAWN.size() > MOST_DRAWINGS) {
      DRAWN.clear();
    }
    var drawing = DRAWN.computeIfAbsent(tasks, ScoreScreen::layout);
    var critical = critical(run);
    var shapes = new ArrayList<Html>();
    for (var line : drawing.lines()) {
      var isCritical =
          critical.contains(tasks.get(line.arrow().from()).id())
              && critical.contains(tasks.get(line.arrow().to()).id());
      shapes.add(
          element(
              "path",
              cls(isCritical ? "arrow critical" : "arrow"),
              Attribute.of("d", curve(line.points()))));
    }
    for (int place = 0; place < tasks.size(); place++) {
      shapes.add(box(run, tasks.get(place), drawing.places().get(place), critical));
    }
    int width = drawing.width() + 2 * MARGIN;
    int height = drawing.height() + 2 * MARGIN;
    return element(
        "svg",
        id("graph"),
        Attribute.of("role", "group"),
        label("The task graph"),
        Attribute.of("viewBox", "0 0 " + width + " " + height),
        Attribute.of("width", width),
        Attribute.of("height", height),
        all(shapes.stream()));
  }

  private static Layered layout(List<TaskOutline> tasks) {
    var places = new HashMap<TaskId, Integer>();
    for (int place = 0; place < tasks.size(); place++) {
      places.put(tasks.get(place).id(), place);
    }
    var arrows = new ArrayList<Arrow>();
    places.forEach((task, to) ->
        tasks.get(to).depends().stream()
            .filter(places::containsKey)
            .forEach(before -> arrows.add(new Arrow(places.getOrDefault(before, to), to))));
    return Layered.of(tasks.size(), arrows, MEASURE);
  }

  /// What is still to be done on the longest way from here to the end.
  private static Set<TaskId> critical(Opened run) {
    var outline = run.outline();
    var way = new HashSet<TaskId>();
    int at = -1;
    for (int place = 0; place < outline.tasks().size(); place++) {
      if (!run.task(outline.task(place).id()).isOver()
          && (at < 0 || outline.remaining(place) > outline.remaining(at))) {
        at = place;
      }
    }
    var dependents = new HashMap<TaskId, List<Integer>>();
    for (int place = 0; place < outline.tasks().size(); place++) {
      for (var before : outline.task(place).depends()) {
        dependents.computeIfAbsent(before, _ -> new ArrayList<>()).add(place);
      }
    }
    while (at >= 0) {
      var id = outline.task(at).id();
      way.add(id);
      at =
          dependents.getOrDefault(id, List.of()).stream()
              .max(Comparator.comparingLong(outline::remaining))
              .orElse(-1);
    }
    return way;
  }

  private static String curve(List<Layered.Point> points) {
    var path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      int x = points.get(i).x() + MARGIN;
      int y = points.get(i).y() + MARGIN;
      if (i == 0) {
        path.append("M").append(x).append(' ').append(y);
      } else {
        int before = points.get(i - 1).x() + MARGIN;
        int middle = (before + x) / 2;
        path.append(" C")
            .append(middle)
            .append(' ')
            .append(points.get(i - 1).y() + MARGIN)
            .append(' ')
            .append(middle)
            .append(' ')
            .append(y)
            .append(' ')
            .append(x)
            .append(' ')
            .append(y);
      }
    }
    return path.toString();
  }

  private static Html box(
      Opened run, TaskOutline outline, Layered.Place place, Set<TaskId> critical) {
    var task = run.task(outline.id());
    int x = place.x() + MARGIN;
    int y = place.y() + MARGIN;
    return element(
        "a",
        Attribute.href("/task/" + outline.id()),
        id("box-" + outline.id()),
        cls("box " + Words.kindOf(task) + (critical.contains(outline.id()) ? " critical" : "")),
        label(outline.id() + " " + outline.title() + ": " + task.word()),
        element("title", text(outline.id() + " " + outline.title() + ": " + task.word())),
        element(
            "rect",
            Attribute.of("x", x),
            Attribute.of("y", y),
            Attribute.of("width", MEASURE.boxWidth()),
            Attribute.of("height", MEASURE.boxHeight()),
            Attribute.of("rx", "6")),
        element(
            "text",
            cls("t1"),
            Attribute.of("x", x + 12),
            Attribute.of("y", y + 19),
            text(outline.id().value())),
        element(
            "text",
            cls("t3"),
            Attribute.of("x", x + MEASURE.boxWidth() - 12),
            Attribute.of("y", y + 19),
            Attribute.of("text-anchor", "end"),
            text(note(task))),
        element(
            "text",
            cls("t2"),
            Attribute.of("x", x + 12),
            Attribute.of("y", y + 36),
            text(cut(outline.title()))));
  }

  private static String note(Task task) {
    return switch (task) {
      case Task.Attempting(var live, _) -> live.role() + " /" + live.attempt().number();
      default -> task.word();
    };
  }

  private static String cut(String title) {
    return title.length() <= MOST_LETTERS ? title : title.substring(0, MOST_LETTERS - 1) + "\u2026";
  }

  private static Html list(Seen seen) {
    var run = seen.run();
    return Html.table(
        List.of("Task", "State", "Title", "By", "Attempts", "Cost", "Waits for"),
        run.outline().tasks().stream()
            .map(outline -> {
              var attempts = Attempts.of(seen, outline.id());
              return Html.row(
                  Words.task(outline.id()),
                  Words.state(run.task(outline.id())),
                  link("/task/" + outline.id(), text(outline.title())),
                  text(attempts.latest().map(Attempts.One::role).orElse("")),
                  span(cls("num"), text(attempts.all().size())),
                  span(cls("num"), text(attempts.usage().money().toString())),
                  text(waits(run.task(outline.id()))));
            })
            .toList());
  }

  private static String waits(Task task) {
    return task instanceof Task.Waiting(var on, _)
        ? on.stream().sorted().map(TaskId::value).collect(Collectors.joining(", "))
        : "";
  }
}
