package dev.baton.core.rubric;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A change with one defect planted in a line that it added, and where that is.
public record Seed(Defect defect, String path, int line, ChangeSet change) {

  /// One for each kind of defect that finds a place, in the first line that offers one.
  public static List<Seed> in(ChangeSet change, Stream<FileChange> code) {
    var files = code.toList();
    var seeds = new ArrayList<Seed>();
    for (var defect : Defect.values()) {
      files.stream()
          .flatMap(file -> file.added().stream().flatMap(line -> of(defect, change, file, line)))
          .findFirst()
          .ifPresent(seeds::add);
    }
    return seeds;
  }

  private static Stream<Seed> of(Defect defect, ChangeSet change, FileChange file, Line line) {
    return defect.in(line.text()).stream()
        .map(text ->
            new Seed(
                defect,
                file.path(),
                line.number(),
                change(change, with(file, line.number(), text))));
  }

  private static ChangeSet change(ChangeSet change, FileChange seeded) {
    return new ChangeSet(
        change.files().stream()
            .map(file -> file.path().equals(seeded.path()) ? seeded : file)
            .toList(),
        List.of());
  }

  private static FileChange with(FileChange file, int number, String text) {
    var lines = new ArrayList<>(file.after().orElse("").lines().toList());
    lines.set(number - 1, text);
    return FileChange.of(
        file.kind(),
        file.path(),
        file.oldMode(),
        file.newMode(),
        file.before(),
        Optional.of(String.join("\n", lines) + "\n"));
  }

  /// What the planted file says.
  public String text() {
    return change.files().stream()
        .filter(file -> file.path().equals(path))
        .flatMap(file -> file.after().stream())
        .findFirst()
        .orElseThrow();
  }
}
