package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.data;
import static dev.baton.app.page.html.Attribute.id;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.h1;
import static dev.baton.app.page.html.Html.h2;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.p;
import static dev.baton.app.page.html.Html.section;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.page.Ground.Seen;
import dev.baton.app.page.Grouping.Box;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The tasks of a run and what waits for what, as they stand now.
final class ScoreScreen {
  private static final Measure MEASURE = new Measure(184, 46, 44, 14);
  private static final int MARGIN = 12;
  private static final int MOST_LETTERS = 25;
  private static final int MOST_ROWS = 200;
  private static final int MOST_DRAWINGS = 50;
  private static final Map<Shape, Layered> DRAWN = new ConcurrentHashMap<>();

  /// What decides where boxes go.
  private record Shape(int boxes, List<Arrow> arrows) {}

  private final Ground ground;
  private final String key;
  private final Map<String, String> asked;

  /// `asked` may name a task to draw the neighbours of (`focus`), or a box whose tasks are to be
  /// listed (`box`), and where in the list to begin (`from`).
  ScoreScreen(Ground ground, String key, Map<String, String> asked) {
    this.ground = ground;
    this.key = key;
    this.asked = asked;
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
    var focus = TaskId.parse(asked.getOrDefault("focus", "")).filter(it -> run.outline().knows(it));
    var drawn = focus.map(it -> Grouping.around(run, it)).orElseGet(() -> Grouping.of(run));
    return all(
        h1(text("Score"), Words.soft(run.outline().plan() + " onto " + run.outline().target())),
        told(run, drawn, focus),
        div(
            cls("graph scroll"),
            Attribute.focusable(),
            Attribute.of("role", "region"),
            label("Tasks and what waits for what; arrow keys scroll, + and - zoom"),
            data("graph", ""),
            graph(run, drawn)),
        div(cls("legend"), legend()),
        h2(text("Timeline")),
        new Timeline(seen).shown(),
        list(seen, drawn),
        when(
            !run.isOver() && !key.isEmpty(),
            () ->
                details(
                    text("Raise the budget, or end the run"),
                    Forms.budget(key),
                    Forms.cancelRun(key))));
  }

  private static Html told(Opened run, Grouping drawn, Optional<TaskId> focus) {
    var all = run.outline().tasks().size();
    if (focus.isPresent()) {
      return p(
          text(focus.get() + " with what it waits for and what waits for it. "),
          link("/score", text("Show all " + all)));
    }
    return when(
        drawn.boxes().size() < all,
        () ->
            p(
                Words.soft(
                    "%,d tasks. Those under way stand by themselves, the others together; a box of many opens as a list."
                        .formatted(all))));
  }

  private static Html legend() {
    return all(
        each(
            List.of("good", "busy", "next", "wait", "bad", "idle"),
            kind -> Words.badge(kind, word(kind))),
        span(cls("soft"), text("a heavy line is on the longest way to the end")));
  }

  private static Html graph(Opened run, Grouping drawn) {
    if (DRAWN.size() > MOST_DRAWINGS) {
      DRAWN.clear();
    }
    var boxes = drawn.boxes();
    var drawing =
        DRAWN.computeIfAbsent(
            new Shape(boxes.size(), drawn.arrows()),
            it -> Layered.of(it.boxes(), it.arrows(), MEASURE));
    var critical = critical(run);
    var shapes = new ArrayList<Html>();
    for (var line : drawing.lines()) {
      var isCritical =
          isCritical(boxes.get(line.arrow().from()), critical)
              && isCritical(boxes.get(line.arrow().to()), critical);
      shapes.add(
          element(
              "path",
              cls(isCritical ? "arrow critical" : "arrow"),
              Attribute.of("d", curve(line.points()))));
    }
    for (int place = 0; place < boxes.size(); place++) {
      shapes.add(box(run, boxes.get(place), drawing.places().get(place), critical));
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

  private static boolean isCritical(Box box, Set<TaskId> critical) {
    return box.tasks().stream().anyMatch(it -> critical.contains(it.id()));
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

  private static Html box(Opened run, Box box, Layered.Place place, Set<TaskId> critical) {
    int x = place.x() + MARGIN;
    int y = place.y() + MARGIN;
    var words = box.isOne() ? one(run, box.first()) : many(box);
    return element(
        "a",
        Attribute.href(
            box.isOne() ? "/task/" + box.first().id() : "/score?box=" + box.name() + "#tasks"),
        id("box-" + box.name()),
        cls("box " + box.kind() + (isCritical(box, critical) ? " critical" : "")),
        label(words.all()),
        element("title", text(words.all())),
        box.isOne() ? Html.nothing() : rectangle(x + 4, y + 4),
        rectangle(x, y),
        line("t1", x + 12, y + 19, words.name()),
        element(
            "text",
            cls("t3"),
            Attribute.of("x", x + MEASURE.boxWidth() - 12),
            Attribute.of("y", y + 19),
            Attribute.of("text-anchor", "end"),
            text(words.note())),
        line("t2", x + 12, y + 36, cut(words.title())));
  }

  /// What stands in a box, and what it says to who does not see it.
  private record Written(String name, String note, String title, String all) {}

  private static Written one(Opened run, TaskOutline outline) {
    var task = run.task(outline.id());
    return new Written(
        outline.id().value(),
        note(task),
        outline.title(),
        outline.id() + " " + outline.title() + ": " + task.word());
  }

  private static Written many(Box box) {
    var between = box.tasks().size() == 2 ? " and " : " \u2026 ";
    var range = box.first().id() + between + box.tasks().getLast().id();
    var count = "%,d tasks".formatted(box.tasks().size());
    return new Written(
        count, word(box.kind()), range, count + " " + word(box.kind()) + ", " + range);
  }

  private static String word(String kind) {
    return switch (kind) {
      case "good" -> "landed";
      case "busy" -> "at work";
      case "next" -> "queued";
      case "wait" -> "waits for a person";
      case "bad" -> "stopped";
      default -> "not begun";
    };
  }

  private static Html rectangle(int x, int y) {
    return element(
        "rect",
        Attribute.of("x", x),
        Attribute.of("y", y),
        Attribute.of("width", MEASURE.boxWidth()),
        Attribute.of("height", MEASURE.boxHeight()),
        Attribute.of("rx", "6"));
  }

  private static Html line(String kind, int x, int y, String words) {
    return element("text", cls(kind), Attribute.of("x", x), Attribute.of("y", y), text(words));
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

  private Html list(Seen seen, Grouping drawn) {
    var box =
        drawn.boxes().stream()
            .filter(it -> it.name().equals(asked.getOrDefault("box", "")))
            .findFirst();
    var tasks = box.map(Box::tasks).orElse(seen.run().outline().tasks());
    var from = from(tasks.size());
    var shown = tasks.subList(from, Math.min(tasks.size(), from + MOST_ROWS));
    return section(
        id("tasks"),
        h2(
            text("Tasks"),
            box.map(it ->
                    all(
                        text(" "),
                        Words.soft(many(it).all() + " "),
                        link("/score#tasks", text("all"))))
                .orElse(Html.nothing())),
        rows(seen, shown),
        div(
            cls("tabs"),
            when(from > 0, () -> page(from - MOST_ROWS, "Those before")),
            when(
                from + MOST_ROWS < tasks.size(),
                () -> page(from + MOST_ROWS, "Those after; %,d in all".formatted(tasks.size())))));
  }

  private int from(int size) {
    var from = asked.getOrDefault("from", "");
    return from.matches("[0-9]{1,8}") ? Math.min(Integer.parseInt(from), size - 1) : 0;
  }

  private Html page(int from, String words) {
    var box = asked.getOrDefault("box", "");
    return link(
        "/score?from="
            + Math.max(0, from)
            + (box.isEmpty() ? "" : "&box=" + Words.inAddress(box))
            + "#tasks",
        text(words));
  }

  private static Html rows(Seen seen, List<TaskOutline> tasks) {
    var run = seen.run();
    return Html.table(
        List.of("Task", "State", "Title", "By", "Attempts", "Cost", "Waits for"),
        tasks.stream()
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
