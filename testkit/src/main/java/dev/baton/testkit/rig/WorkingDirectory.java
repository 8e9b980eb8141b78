package dev.baton.testkit.rig;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds in what an agent tells its model the directory it works in. Most do tell, since their
/// tools want absolute paths.
final class WorkingDirectory {
  private static final List<Pattern> PHRASES =
      List.of(
          Pattern.compile("<cwd>(/[^<\\n]+)</cwd>"),
          Pattern.compile("(?i)working directory(?: is)?[:( ]+[`\"]?(/[^\\s`\"<)]+)"),
          Pattern.compile("(?i)working in the directory:?\\s+[`\"]?(/[^\\s`\"<]+)"));

  private WorkingDirectory() {}

  static Optional<Path> in(List<String> told) {
    return PHRASES.stream()
        .flatMap(phrase -> told.stream().flatMap(text -> phrase.matcher(text).results()))
        .map(found -> Path.of(found.group(1)))
        .findFirst();
  }
}
