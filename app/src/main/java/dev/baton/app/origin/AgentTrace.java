package dev.baton.app.origin;

import dev.baton.app.origin.Survey.Surveyed;
import dev.baton.core.json.Json;
import dev.baton.core.origin.Author;
import dev.baton.core.repo.Commit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// The survey of a revision as one record of Agent Trace 0.1.0. It can say who wrote which lines of
/// one revision and nothing else, so it is an export and no store.
public final class AgentTrace {
  private static final String VERSION = "0.1.0";
  private static final int LONGEST_MODEL = 250;

  private AgentTrace() {}

  /// The same revision with the same origins is the same record.
  public static Json of(Commit revision, Instant at, String version, List<Surveyed> files) {
    var told = files.stream().filter(file -> !file.lines().isEmpty()).toList();
    var body = Json.array(told, AgentTrace::file);
    var id = revision.sha() + body.canonical();
    return Json.object()
        .put("version", VERSION)
        .put("id", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString())
        .put("timestamp", at.toString())
        .put("vcs", Json.object().put("type", "git").put("revision", revision.sha()).end())
        .put("tool", Json.object().put("name", "baton").put("version", version).end())
        .put("files", body)
        .end();
  }

  private static Json file(Surveyed file) {
    var conversations = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < file.lines().size(); i++) {
      var key = file.lines().get(i).author().map(Author::key).orElse("");
      conversations.computeIfAbsent(key, _ -> new ArrayList<>()).add(i + 1);
    }
    return Json.object()
        .put("path", file.path())
        .putEach(
            "conversations",
            conversations.values(),
            lines ->
                Json.object()
                    .put("contributor", contributor(file.lines().get(lines.getFirst() - 1)))
                    .putEach("ranges", ranges(lines), AgentTrace::range)
                    .end())
        .end();
  }

  private static Json contributor(LineOrigin line) {
    var type =
        switch (line.kind()) {
          case "agent" -> "ai";
          case "human" -> "human";
          default -> "unknown";
        };
    var contributor = Json.object().put("type", type);
    // The format wants provider and model; who names no provider names no model.
    line.session()
        .map(it -> it.model())
        .filter(model -> model.contains("/") && model.length() <= LONGEST_MODEL)
        .ifPresent(model -> contributor.put("model_id", model));
    return contributor.end();
  }

  private static List<int[]> ranges(List<Integer> lines) {
    var ranges = new ArrayList<int[]>();
    for (int line : lines) {
      if (!ranges.isEmpty() && ranges.getLast()[1] + 1 == line) {
        ranges.getLast()[1] = line;
      } else {
        ranges.add(new int[] {line, line});
      }
    }
    return ranges;
  }

  private static Json range(int[] ends) {
    return Json.object().put("start_line", ends[0]).put("end_line", ends[1]).end();
  }
}
