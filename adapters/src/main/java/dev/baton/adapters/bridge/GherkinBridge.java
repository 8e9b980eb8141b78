package dev.baton.adapters.bridge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Gherkin: `.feature` files, with the ID of a scenario in its tag.
///
/// A `Rule` is a requirement. A feature without rules is one itself, since somebody has to own its
/// scenarios.
final class GherkinBridge implements Bridge {
  @Override
  public String format() {
    return "gherkin";
  }

  @Override
  public List<Unit> units(List<String> paths) {
    return paths.stream()
        .filter(path -> path.endsWith(".feature"))
        .collect(groupingBy(Words::folderOf, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(unit -> new Unit(Words.fileOf(unit.getKey()), unit.getValue()))
        .toList();
  }

  @Override
  public Reading read(Folder files) {
    var harvest = new Harvest();
    for (var path : files.files().keySet()) {
      Page.in(files, path).ifPresent(page -> new GherkinReader(page, harvest).read());
    }
    return harvest.reading();
  }

  @Override
  public Optional<Writing> writing() {
    return Optional.of(new GherkinWriting());
  }
}
