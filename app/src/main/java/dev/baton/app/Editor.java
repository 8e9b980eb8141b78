package dev.baton.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An editor whose agent pulls its work, and the files that tell it how. A file that is there
/// already is never changed. `byHand` is what is left to do, if anything is.
public record Editor(
    String name, Map<String, String> files, String rule, String head, Optional<String> byHand) {
  private static final String SERVER_LINE =
      "{\"mcpServers\": {\"baton\": {\"command\": \"baton\", \"args\": [\"mcp\"]}}}";
  private static final String SERVER =
      """
      {
        "mcpServers": {
          "baton": {"command": "baton", "args": ["mcp"]}
        }
      }
      """;

  private static final List<Editor> ALL =
      List.of(
          new Editor(
              "cursor",
              Map.of(".cursor/mcp.json", SERVER),
              ".cursor/rules/baton.mdc",
              "description: how work is taken from Baton\nalwaysApply: true",
              Optional.empty()),
          // Its list of servers is the user's, not the repository's.
          new Editor(
              "windsurf",
              Map.of(),
              ".windsurf/rules/baton.md",
              "trigger: always_on",
              Optional.of("add to the MCP servers of Windsurf: " + SERVER_LINE)));

  public Editor {
    files = Map.copyOf(files);
  }

  public static Editor named(String name) {
    return ALL.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.usage(
                "there are no files for the editor " + name,
                "there are for %s; any other: see baton mcp --help"
                    .formatted(String.join(", ", names()))));
  }

  public static List<String> names() {
    return ALL.stream().map(Editor::name).toList();
  }

  /// What became of a file.
  public enum Outcome {
    WRITTEN,
    /// It was there, with the same text.
    THERE,
    /// It was there with a text of the user's, and is as it was.
    KEPT
  }

  /// Writes what is missing under the top folder. Tells of each file, by its path.
  public Map<String, Outcome> write(Path top) {
    var outcomes = new LinkedHashMap<String, Outcome>();
    files.forEach((path, text) -> outcomes.put(path, write(top.resolve(path), text)));
    outcomes.put(rule, write(top.resolve(rule), "---\n" + head + "\n---\n\n" + ruleText()));
    return outcomes;
  }

  private static Outcome write(Path file, String text) {
    try {
      if (Files.isSymbolicLink(file)
          || Files.isSymbolicLink(file.resolveSibling(".").normalize())) {
        // What a link leads to is no file of this repository.
        return Outcome.KEPT;
      }
      if (Files.exists(file)) {
        return Files.readString(file).equals(text) ? Outcome.THERE : Outcome.KEPT;
      }
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
      return Outcome.WRITTEN;
    } catch (IOException e) {
      throw Problem.broken(
          "cannot write %s: %s".formatted(file, e.getMessage()), "see that it can be written");
    }
  }

  private static String ruleText() {
    try (var text = Editor.class.getResourceAsStream("/editors/rule.md")) {
      if (text == null) {
        throw new IllegalStateException("the rule for editors is missing from this build");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the rule for editors", e);
    }
  }
}
