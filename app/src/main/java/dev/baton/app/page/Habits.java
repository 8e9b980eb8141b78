package dev.baton.app.page;

import dev.baton.adapters.http.Visitor;
import dev.baton.app.page.Viewer.Diffs;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/// How each session likes to see things, for as long as the server runs. Safe for several threads.
final class Habits {
  private static final int MOST = 256;

  private final LinkedHashMap<Visitor, Diffs> diffs = new LinkedHashMap<>();

  /// What that word asks for, if anything does.
  static Optional<Diffs> diffs(String word) {
    return Stream.of(Diffs.values()).filter(it -> it.word().equals(word)).findFirst();
  }

  synchronized Diffs diffs(Visitor visitor) {
    return diffs.getOrDefault(visitor, Diffs.UNIFIED);
  }

  synchronized void like(Visitor visitor, Diffs liked) {
    diffs.putLast(visitor, liked);
    if (diffs.size() > MOST) {
      diffs.pollFirstEntry();
    }
  }
}
