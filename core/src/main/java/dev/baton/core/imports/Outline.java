package dev.baton.core.imports;

import java.util.List;
import java.util.Map;

/// What one file says about itself and others. `unit` is its package as it declares it, empty where
/// its place says that; `words` are names it uses as they are, without a package, with the first
/// line of each.
public record Outline(
    String path,
    Language language,
    String unit,
    List<Mention> mentions,
    List<Declared> declared,
    Map<String, Integer> words) {
  public Outline {
    mentions = List.copyOf(mentions);
    declared = List.copyOf(declared);
    words = Map.copyOf(words);
  }
}
