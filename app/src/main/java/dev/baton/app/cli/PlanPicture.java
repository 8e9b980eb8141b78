package dev.baton.app.cli;

import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.PlanGraph;
import dev.baton.core.plan.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The order of a plan's tasks as SVG: a column for each step in which tasks can begin, the
/// critical path in a stronger line. Contains no script and fetches nothing.
final class PlanPicture {
  private static final int WIDTH = 220;
  private static final int HEIGHT = 54;
  private static final int GAP_X = 60;
  private static final int GAP_Y = 18;
  private static final int MARGIN = 20;
  private static final int MOST_LETTERS = 26;

  private final PlanGraph graph;
  private final Map<TaskId, Contract> tasks = new HashMap<>();
  private final Map<TaskId, Integer> columns = new HashMap<>();
  private final Map<TaskId, Integer> rows = new HashMap<>();

  private PlanPicture(Plan plan, PlanGraph graph) {
    this.graph = graph;
    plan.tasks().forEach(task -> tasks.putIfAbsent(task.id(), task));
    var filled = new HashMap<Integer, Integer>();
    for (var id : graph.order()) {
      int column =
          depends(id).stream().mapToInt(it -> columns.getOrDefault(it, 0) + 1).max().orElse(0);
      columns.put(id, column);
      rows.put(id, filled.merge(column, 1, Integer::sum) - 1);
    }
  }

  static String of(Plan plan, PlanGraph graph) {
    return new PlanPicture(plan, graph).draw(plan.name());
  }

  private List<TaskId> depends(TaskId id) {
    var task = tasks.get(id);
    return task == null ? List.of() : task.depends().stream().filter(tasks::containsKey).toList();
  }

  private String draw(String name) {
    var critical = graph.criticalPath();
    var lines = new ArrayList<String>();
    for (var id : graph.order()) {
      depends(id).forEach(before -> lines.add(edge(before, id, critical)));
    }
    graph.order().forEach(id -> lines.add(box(id, critical.contains(id))));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
    font-family="system-ui, sans-serif" font-size="13">
    <title>Plan %s</title>
    <rect width="100%%" height="100%%" fill="#ffffff"/>
    %s
    </svg>
    """
        .formatted(width(), height(), width(), height(), escaped(name), String.join("\n", lines));
  }

  private int width() {
    int most = columns.values().stream().mapToInt(it -> it).max().orElse(0);
    return 2 * MARGIN + (most + 1) * WIDTH + most * GAP_X;
  }

  private int height() {
    int most = rows.values().stream().mapToInt(it -> it).max().orElse(0);
    return 2 * MARGIN + (most + 1) * HEIGHT + most * GAP_Y;
  }

  private int x(TaskId id) {
    return MARGIN + columns.getOrDefault(id, 0) * (WIDTH + GAP_X);
  }

  private int y(TaskId id) {
    return MARGIN + rows.getOrDefault(id, 0) * (HEIGHT + GAP_Y);
  }

  private String edge(TaskId from, TaskId to, List<TaskId> critical) {
    int startX = x(from) + WIDTH;
    int startY = y(from) + HEIGHT / 2;
    int endY = y(to) + HEIGHT / 2;
    int bend = (x(to) - startX) / 2;
    var strong = critical.contains(from) && critical.contains(to);
    return "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>"
        .formatted(
            startX,
            startY,
            startX + bend,
            startY,
            x(to) - bend,
            endY,
            x(to),
            endY,
            strong ? "#b4540a" : "#9aa3ad",
            strong ? "2.5" : "1.2");
  }

  private String box(TaskId id, boolean critical) {
    var task = tasks.get(id);
    var title = task == null ? "" : task.title();
    var under =
        task == null
            ? ""
            : "%s, %d min".formatted(task.performer(), task.budget().time().toMinutes());
    return """
    <g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="#f6f8fa" stroke="%s" \
    stroke-width="%s"/><text x="%d" y="%d" font-weight="600" fill="#1f2328">%s</text>\
    <text x="%d" y="%d" fill="#59636e" font-size="11">%s</text></g>\
    """
        .formatted(
            escaped(id + " " + title),
            x(id),
            y(id),
            WIDTH,
            HEIGHT,
            critical ? "#b4540a" : "#c5ccd3",
            critical ? "2" : "1",
            x(id) + 10,
            y(id) + 22,
            escaped(shortened(id + " " + title)),
            x(id) + 10,
            y(id) + 40,
            escaped(under.toLowerCase(Locale.ROOT)));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MOST_LETTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
  }

  private static String escaped(String text) {
    return Console.visible(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
