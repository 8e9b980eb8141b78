package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.JsonSpans.Node;
import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.text.SourceText;
import dev.baton.core.text.SourceText.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Task Master: `tasks.json`, tagged or in its older shape. It has no specification, only tasks.
final class TaskMasterBridge implements Bridge {
  private static final Rule JSON = Rule.error("B-JSON");
  private static final Set<String> SETTLED = Set.of("done", "cancelled", "completed");
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "title",
          "description",
          "details",
          "testStrategy",
          "dependencies",
          "status",
          "subtasks",
          "priority",
          "metadata");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public String format() {
    return "task-master";
  }

  @Override
  public List<Unit> units(List<String> paths) {
    return paths.stream()
        .filter(path -> Words.fileOf(path).equals("tasks.json"))
        .map(path -> new Unit("", List.of(path)))
        .toList();
  }

  @Override
  public Reading read(Folder files) {
    var harvest = new Harvest();
    files
        .files()
        .forEach((path, text) -> {
          if (SourceText.decode(path, text.getBytes(StandardCharsets.UTF_8))
              instanceof Decoding.Text(var source)) {
            try {
              int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
              var root = Json.parse(text.substring(start)).asObject();
              new Reader(text, source, harvest).root(root, JsonSpans.of(text, start));
            } catch (JsonFault e) {
              harvest.finding(
                  JSON,
                  Source.startOf(path),
                  "this is no list of tasks: " + e.getMessage(),
                  "mend the file, and import again");
            }
          }
        });
    return harvest.reading();
  }

  private record Reader(String text, SourceText source, Harvest harvest) {
    void root(Json.Obj root, Node at) {
      if (root.has("tasks")) {
        tasks(root, at, "");
        return;
      }
      root.fields()
          .forEach((tag, value) -> {
            if (value instanceof Json.Obj list && list.has("tasks")) {
              tasks(list, field(at, tag), root.fields().size() == 1 ? "" : tag + "/");
            } else {
              unread(field(at, tag));
            }
          });
    }

    private void tasks(Json.Obj list, Node at, String tag) {
      all(list.list("tasks"), field(at, "tasks"), tag, "");
    }

    private List<String> all(List<Json> tasks, Node at, String tag, String above) {
      var names = new ArrayList<String>();
      for (int i = 0; i < tasks.size(); i++) {
        task(tasks.get(i).asObject(), at.items().get(i), tag, above).ifPresent(names::add);
      }
      return names;
    }

    /// The name of the task, if somebody still has to do it.
    private Optional<String> task(Json.Obj task, Node at, String tag, String above) {
      var name = "task " + tag + above + id(task.at("id"));
      task.fields().keySet().stream()
          .filter(key -> !KNOWN.contains(key))
          .forEach(key -> unread(field(at, key)));
      var title = task.text("title", "");
      var below =
          all(
              task.list("subtasks"),
              at.fields().getOrDefault("subtasks", at),
              tag,
              name.substring("task ".length() + tag.length()) + ".");
      if (SETTLED.contains(task.text("status", "pending"))) {
        harvest.done(name, title);
        return Optional.empty();
      }
      var after = new ArrayList<>(below);
      task.list("dependencies").stream()
          .map(it -> dependency(id(it), tag, above))
          .forEach(after::add);
      var goal = task.text("description", "").isBlank() ? title : task.text("description");
      note(name, "Details", task.text("details", ""));
      note(name, "Test strategy", task.text("testStrategy", ""));
      var part = Part.of(Kind.TASK, name, title, goal).after(after).with("Goal", goal);
      var writes = Words.paths(goal + " " + task.text("details", ""));
      harvest.add(
          Placed.at(
                  writes.isEmpty() ? part : part.with("Writes", String.join(", ", writes)),
                  span(at),
                  nowhere())
              .titled(inner(at, "title"))
              .texted(inner(at, "description")));
      return Optional.of(name);
    }

    /// Among subtasks a bare number means a sister.
    private static String dependency(String id, String tag, String above) {
      return "task " + tag + (id.contains(".") || above.isEmpty() ? id : above + id);
    }

    private static String id(Json id) {
      return id instanceof Json.Num(var number) ? String.valueOf(number) : id.asText();
    }

    private void note(String name, String what, String words) {
      if (!words.isBlank()) {
        harvest.planBackground("**%s of %s**\n\n%s".formatted(what, name, words));
      }
    }

    private static Node field(Node at, String name) {
      return at.fields().getOrDefault(name, at);
    }

    private Source inner(Node at, String name) {
      return at.fields().containsKey(name) ? span(field(at, name)) : nowhere();
    }

    private Source span(Node at) {
      return source.source(at.start(), at.end());
    }

    private Source nowhere() {
      return source.source(text.length(), text.length());
    }

    private void unread(Node at) {
      var span = span(at);
      harvest.unread(
          new Unread(
              source.path(),
              span.range().line(),
              source.slice(source.line(span.range().line() - 1)).strip()));
    }
  }

  @Override
  public Optional<Writing> writing() {
    return Optional.of(new TaskMasterWriting());
  }

  private static final class TaskMasterWriting implements Writing {
    @Override
    public Folder skeleton(String name, List<Part> all) {
      return Folder.EMPTY.with(
          "tasks.json",
          "{\n  \"master\": {\n    \"tasks\": [],\n    \"metadata\": {\n      \"description\": \"Tasks of %s\"\n    }\n  }\n}\n"
              .formatted(name));
    }

    @Override
    public boolean takes(Kind kind) {
      return kind == Kind.TASK;
    }

    @Override
    public String text(Part part) {
      return inner(part.text());
    }

    @Override
    public String title(Part part) {
      return inner(part.title());
    }

    private static String quoted(String words) {
      return Json.of(words).canonical();
    }

    private static String inner(String words) {
      var quoted = quoted(words);
      return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public Additions add(Folder files, Reading now, List<Part> fresh, List<Part> all) {
      var tasks = fresh.stream().filter(part -> part.kind() == Kind.TASK).toList();
      if (tasks.isEmpty() || files.files().isEmpty()) {
        return new Additions(List.of(), Map.of());
      }
      var path = files.files().firstKey();
      var text = files.files().get(path);
      int start = text == null || !text.startsWith(BYTE_ORDER_MARK) ? 0 : 1;
      var list = list(JsonSpans.of(String.valueOf(text), start));
      var names = new LinkedHashMap<String, String>();
      int last = highest(String.valueOf(text), list);
      for (var task : tasks) {
        last++;
        names.put(task.name(), "task " + last);
      }
      var out = new StringBuilder();
      tasks.forEach(task ->
          out.append(out.isEmpty() && list.items().isEmpty() ? "" : ",").append(task(task, names)));
      var edit =
          list.items().isEmpty()
              ? new Splice(path, list.start() + 1, list.end() - 1, out + "\n    ")
              : Splice.insert(path, list.items().getLast().end(), out.toString());
      return new Additions(List.of(edit), names);
    }

    private static Node list(Node root) {
      var direct = root.fields().get("tasks");
      if (direct != null) {
        return direct;
      }
      return root.fields().values().stream()
          .flatMap(tag -> Optional.ofNullable(tag.fields().get("tasks")).stream())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no list of tasks was read"));
    }

    private static int highest(String text, Node list) {
      return list.items().stream()
          .flatMap(task -> Optional.ofNullable(task.fields().get("id")).stream())
          .map(id -> text.substring(id.start(), id.end()))
          .filter(id -> id.matches("\\d{1,8}"))
          .mapToInt(Integer::parseInt)
          .max()
          .orElse(0);
    }

    private static String task(Part part, Map<String, String> names) {
      var renamed = part.renamed(names);
      var after =
          renamed.after().stream()
              .map(name -> name.replaceFirst("^task ", ""))
              .filter(name -> name.matches("\\d+"))
              .toList();
      return """

            {
              "id": %s,
              "title": %s,
              "description": %s,
              "status": "pending",
              "dependencies": [%s],
              "priority": "medium",
              "details": "",
              "testStrategy": "",
              "subtasks": [],
              "metadata": {"baton": %s, "implements": %s}
            }\
      """
          .formatted(
              renamed.name().replaceFirst("^task ", ""),
              quoted(part.title()),
              quoted(part.text()),
              String.join(", ", after),
              quoted(part.name()),
              quoted(String.join(", ", part.about())));
    }
  }
}
