package dev.baton.core.merge;

import java.util.List;

/// What programs leave in a text where they could not merge it.
public final class Markers {
  private static final List<String> ALL = List.of("<<<<<<<", ">>>>>>>", "|||||||", "=======");

  private Markers() {}

  public static boolean in(String text) {
    return text.lines().anyMatch(line -> ALL.stream().anyMatch(line::startsWith));
  }
}
