package dev.baton.adapters.bridge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// spec-kit: a numbered folder with `spec.md` and `tasks.md`.
///
/// A story owns its scenarios there and no requirement does, so a story becomes a requirement too.
final class SpecKitBridge implements Bridge {
  @Override
  public String format() {
    return "spec-kit";
  }

  @Override
  public List<Unit> units(List<String> paths) {
    return paths.stream()
        .filter(path -> List.of("spec.md", "tasks.md").contains(Words.fileOf(path)))
        .collect(groupingBy(Words::folderOf, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .filter(unit -> unit.getValue().stream().anyMatch(path -> path.endsWith("spec.md")))
        .map(unit -> new Unit(Words.fileOf(unit.getKey()), unit.getValue()))
        .toList();
  }

  @Override
  public Reading read(Folder files) {
    var harvest = new Harvest();
    files
        .named("spec.md")
        .flatMap(path -> Page.in(files, path))
        .ifPresent(page -> new SpecKitSpecReader(page, harvest).read());
    files
        .named("tasks.md")
        .flatMap(path -> Page.in(files, path))
        .ifPresent(page -> new SpecKitTasksReader(page, harvest).read());
    return harvest.reading();
  }

  @Override
  public Optional<Writing> writing() {
    return Optional.of(new SpecKitWriting());
  }
}
