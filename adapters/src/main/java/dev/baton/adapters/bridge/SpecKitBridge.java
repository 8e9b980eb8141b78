package dev.baton.adapters.bridge;

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
    return Unit.byFolder(
            paths.stream()
                .filter(path -> List.of("spec.md", "tasks.md").contains(Words.fileOf(path))))
        .stream()
        .filter(unit -> unit.files().stream().anyMatch(path -> path.endsWith("spec.md")))
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
