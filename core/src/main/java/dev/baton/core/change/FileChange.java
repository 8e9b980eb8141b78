package dev.baton.core.change;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One changed file. A side is missing where the file is not there, is not text, or is too large to
/// be read; `added` are lines of the later side, `removed` of the earlier one.
public record FileChange(
    Kind kind,
    String path,
    String oldMode,
    String newMode,
    Optional<String> before,
    Optional<String> after,
    List<Line> added,
    List<Line> removed) {
  public FileChange {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  public enum Kind {
    ADDED,
    MODIFIED,
    REMOVED
  }

  /// Its lines are found by comparing the sides.
  public static FileChange of(
      Kind kind,
      String path,
      String oldMode,
      String newMode,
      Optional<String> before,
      Optional<String> after) {
    var lines = LineDiff.between(before.orElse(""), after.orElse(""));
    return new FileChange(
        kind, path, oldMode, newMode, before, after, lines.added(), lines.removed());
  }

  public static FileChange added(String path, String text) {
    return of(Kind.ADDED, path, "000000", "100644", Optional.empty(), Optional.of(text));
  }

  public static FileChange modified(String path, String before, String after) {
    return of(Kind.MODIFIED, path, "100644", "100644", Optional.of(before), Optional.of(after));
  }

  public static FileChange removed(String path, String text) {
    return of(Kind.REMOVED, path, "100644", "000000", Optional.of(text), Optional.empty());
  }

  /// It is there afterwards.
  public boolean stays() {
    return kind != Kind.REMOVED;
  }

  /// The file's name without its folders.
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The added lines in which the pattern is found.
  public Stream<Line> added(Pattern pattern) {
    return added.stream().filter(line -> pattern.matcher(line.text()).find());
  }

  /// The first added line that is like that.
  public Optional<Line> firstAdded(Predicate<String> like) {
    return added.stream().filter(line -> like.test(line.text())).findFirst();
  }
}
