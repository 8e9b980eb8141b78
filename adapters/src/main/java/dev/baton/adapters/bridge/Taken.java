package dev.baton.adapters.bridge;

/// What every bridge does with a section it understood.
final class Taken {
  private Taken() {}

  static void take(Sections section, Page page) {
    section.heading().ifPresent(heading -> page.take(heading.source()));
  }

  /// Keeps a section with everything below as background.
  static void prose(Sections section, Page page, Harvest harvest) {
    take(section, page);
    var pieces = section.whole();
    int first = section.heading().isPresent() ? 1 : 0;
    if (pieces.size() > first) {
      var at = page.between(pieces.get(first).source(), pieces.getLast().source());
      page.take(at);
      harvest.background("**" + section.title() + "**\n\n" + page.dedented(at));
    }
  }
}
