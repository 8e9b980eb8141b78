package dev.baton.core.blame;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A note under `refs/notes/ai` in the Git AI Standard, version 3: which lines of a commit were
/// written in which session. A line it does not mention is untracked, which is not to say human.
/// What cannot be read attributes nothing: a gap is better than a wrong name.
public final class AuthorshipNote {
  private static final String SCHEMA = "authorship/3.";

  private final Map<String, List<Attested>> files;

  private record Attested(int from, int to, Origin origin, String session) {}

  /// Who wrote a line, in which session or under which key.
  public record Author(Origin origin, String session) {}

  private AuthorshipNote(Map<String, List<Attested>> files) {
    this.files = files;
  }

  public static Optional<AuthorshipNote> read(String text) {
    int end = text.startsWith("---\n") ? 0 : text.indexOf("\n---\n") + 1;
    if (end == 0 && !text.startsWith("---\n")) {
      return Optional.empty();
    }
    try {
      var about = Json.parse(text.substring(end + "---\n".length())).asObject();
      return about.text("schema_version", "").startsWith(SCHEMA)
          ? Optional.of(new AuthorshipNote(attested(text.substring(0, end))))
          : Optional.empty();
    } catch (JsonFault | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Map<String, List<Attested>> attested(String text) {
    var files = new HashMap<String, List<Attested>>();
    List<Attested> current = new ArrayList<>();
    for (var line : text.lines().toList()) {
      if (line.isBlank()) {
        continue;
      }
      if (!line.startsWith("  ")) {
        current = files.computeIfAbsent(unquoted(line), _ -> new ArrayList<>());
        continue;
      }
      var facts = line.strip().split(" ", 2);
      if (facts.length == 2) {
        for (var range : facts[1].split(",")) {
          var ends = range.strip().split("-", 2);
          current.add(
              new Attested(
                  Integer.parseInt(ends[0]),
                  Integer.parseInt(ends[ends.length - 1]),
                  facts[0].startsWith("h_") ? Origin.HUMAN : Origin.AGENT,
                  facts[0].split("::", 2)[0]));
        }
      }
    }
    return files;
  }

  private static String unquoted(String path) {
    return path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")
        ? path.substring(1, path.length() - 1)
        : path;
  }

  /// Nobody where it does not say, or says two things.
  public Optional<Author> author(String path, int line) {
    var authors =
        files.getOrDefault(path, List.of()).stream()
            .filter(each -> each.from() <= line && line <= each.to())
            .map(each -> new Author(each.origin(), each.session()))
            .distinct()
            .toList();
    return authors.size() == 1 ? Optional.of(authors.getFirst()) : Optional.empty();
  }
}
