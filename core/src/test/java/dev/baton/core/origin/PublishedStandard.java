package dev.baton.core.origin;

import dev.baton.core.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A second reader of notes, written from the published standard alone and as strict as it: it
/// takes nothing that the text of the standard does not allow, and shares no code with the first.
/// Returns the key of each line of each file.
final class PublishedStandard {
  private PublishedStandard() {}

  static Map<String, Map<Integer, String>> read(String note) {
    var lines = note.split("\n", -1);
    int divider = 0;
    while (!lines[divider].equals("---")) {
      divider++;
    }
    var json = new StringBuilder();
    for (int i = divider + 1; i < lines.length; i++) {
      json.append(lines[i]).append('\n');
    }
    var metadata = Json.parse(json.toString()).asObject();
    require(metadata.text("schema_version").equals("authorship/3.0.0"), "schema_version");
    require(metadata.text("base_commit_sha").matches("[0-9a-f]{40}|[0-9a-f]{64}"), "base commit");
    metadata.object("prompts");
    if (metadata.has("sessions")) {
      for (var each : metadata.object("sessions").fields().entrySet()) {
        require(each.getKey().startsWith("s_"), "session " + each.getKey());
        var session = each.getValue().asObject();
        var agent = session.object("agent_id");
        require(agent.fields().keySet().equals(Set.of("tool", "id", "model")), "agent_id");
        require(!session.has("messages") && !session.has("messages_url"), "messages");
      }
    }
    var attested = new HashMap<String, Map<Integer, String>>();
    Map<Integer, String> file = Map.of();
    for (int i = 0; i < divider; i++) {
      var line = lines[i];
      if (line.startsWith("  ")) {
        var words = line.substring(2).split(" ");
        require(words.length == 2, "an attestation is a key and ranges: " + line);
        known(words[0], metadata);
        int last = 0;
        for (var range : words[1].split(",")) {
          var ends = range.split("-");
          int from = Integer.parseInt(ends[0]);
          int to = Integer.parseInt(ends[ends.length - 1]);
          require(from > last && to >= from && ends.length <= 2, "ascending from 1: " + line);
          last = to;
          for (int each = from; each <= to; each++) {
            require(file.put(each, words[0]) == null, "attested once: " + line);
          }
        }
      } else {
        var quoted = line.startsWith("\"");
        require(!line.isEmpty() && (quoted || !line.matches(".*[ \t].*")), "path: " + line);
        var path = quoted ? line.substring(1, line.length() - 1) : line;
        require(!attested.containsKey(path), "one section a file");
        file = new HashMap<>();
        attested.put(path, file);
      }
    }
    return attested;
  }

  private static void known(String key, Json.Obj metadata) {
    if (key.startsWith("h_")) {
      require(!metadata.object("humans").object(key).text("author").isEmpty(), key);
    } else {
      require(key.matches("s_[0-9a-f]+::t_[0-9a-f]+"), key);
      require(metadata.object("sessions").has(key.substring(0, key.indexOf("::"))), key);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("not by the standard: " + what);
    }
  }
}
