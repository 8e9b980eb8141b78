package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a file offers to others, read line by line: enough to see that a line which offered
/// something is there no more. A declaration over several lines counts by its first.
final class Declarations {
  private static final Pattern JAVA = Pattern.compile("^\\s*(public|protected)\\s+[^=;{]*[\\w>)]");
  private static final Pattern SCRIPT =
      Pattern.compile(
          "^\\s*export\\s+(default\\s+)?(async\\s+)?"
              + "(function|class|const|let|var|interface|type|enum|abstract)\\b[^={]*");
  private static final Pattern PYTHON =
      Pattern.compile("^(async\\s+def|def|class)\\s+[A-Za-z][^:]*");
  private static final Pattern GO =
      Pattern.compile("^(func\\s+(\\([^)]*\\)\\s*)?|type\\s+|var\\s+|const\\s+)[A-Z][^{=]*");
  private static final Pattern KOTLIN =
      Pattern.compile(
          "^\\s*(?!private|internal|override)(public\\s+)?(suspend\\s+|data\\s+|sealed\\s+|open\\s+)*"
              + "(fun|class|object|interface|val|var)\\s+[A-Za-z`<][^={]*");
  private static final Map<String, Pattern> BY_ENDING =
      Map.of(
          "java", JAVA, "kt", KOTLIN, "js", SCRIPT, "mjs", SCRIPT, "ts", SCRIPT, "tsx", SCRIPT,
          "py", PYTHON, "go", GO);

  private Declarations() {}

  /// Declarations of the earlier side that the later one does not have in these words.
  static List<String> gone(FileChange file) {
    var pattern = BY_ENDING.get(file.path().substring(file.path().lastIndexOf('.') + 1));
    if (pattern == null) {
      return List.of();
    }
    var still = in(file.after().stream().flatMap(String::lines), pattern);
    return in(file.removed().stream().map(line -> line.text()), pattern).stream()
        .filter(declaration -> !still.contains(declaration))
        .distinct()
        .toList();
  }

  private static List<String> in(Stream<String> lines, Pattern pattern) {
    return lines.map(line -> declaration(line, pattern)).flatMap(Optional::stream).toList();
  }

  private static Optional<String> declaration(String line, Pattern pattern) {
    var found = pattern.matcher(line);
    return found.find()
        ? Optional.of(found.group().strip().replaceAll("\\s+", " "))
        : Optional.empty();
  }
}
