package dev.baton.adapters.bridge;

import java.util.List;
import java.util.Optional;

/// Kiro and cc-sdd: `requirements.md` with numbered criteria, and `tasks.md` that cites the
/// numbers.
///
/// A number is a place, so adding one in the middle would point every later reference elsewhere: an
/// export only ever adds at the end.
final class KiroBridge implements Bridge {
  static final List<String> SPECS = List.of("requirements.md", "bugfix.md");

  @Override
  public String format() {
    return "kiro";
  }

  @Override
  public List<Unit> units(List<String> paths) {
    return Unit.byFolder(
        paths.stream()
            .filter(path ->
                SPECS.contains(Words.fileOf(path)) || Words.fileOf(path).equals("tasks.md")));
  }

  @Override
  public Reading read(Folder files) {
    var harvest = new Harvest();
    for (var name : SPECS) {
      files
          .named(name)
          .flatMap(path -> Page.in(files, path))
          .ifPresent(page -> new KiroRequirementsReader(page, harvest).read());
    }
    files
        .named("tasks.md")
        .flatMap(path -> Page.in(files, path))
        .ifPresent(page -> new KiroTasksReader(page, harvest).read());
    return harvest.reading();
  }

  @Override
  public Optional<Writing> writing() {
    return Optional.of(new KiroWriting());
  }
}
