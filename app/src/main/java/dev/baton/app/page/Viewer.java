package dev.baton.app.page;

/// Who looks, as far as a screen depends on it: the key that their forms carry, where they are, and
/// how they like their diffs.
record Viewer(String key, String path, Diffs diffs) {

  enum Diffs {
    UNIFIED("unified", "Unified"),
    SIDES("sides", "Side by side");

    private final String word;
    private final String title;

    Diffs(String word, String title) {
      this.word = word;
      this.title = title;
    }

    String word() {
      return word;
    }

    String title() {
      return title;
    }
  }
}
