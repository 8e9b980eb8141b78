package dev.baton.adapters.bridge;

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
    return Unit.byFolder(paths.stream().filter(path -> path.endsWith(".feature")));
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
