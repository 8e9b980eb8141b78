package dev.baton.core.imports;

import java.util.Map;
import java.util.Optional;

/// Languages whose imports are read.
public enum Language {
  JAVA,
  KOTLIN,
  SCRIPT,
  PYTHON,
  GO;

  private static final Map<String, Language> BY_ENDING =
      Map.ofEntries(
          Map.entry("java", JAVA),
          Map.entry("kt", KOTLIN),
          Map.entry("kts", KOTLIN),
          Map.entry("js", SCRIPT),
          Map.entry("jsx", SCRIPT),
          Map.entry("mjs", SCRIPT),
          Map.entry("cjs", SCRIPT),
          Map.entry("ts", SCRIPT),
          Map.entry("tsx", SCRIPT),
          Map.entry("mts", SCRIPT),
          Map.entry("cts", SCRIPT),
          Map.entry("py", PYTHON),
          Map.entry("pyi", PYTHON),
          Map.entry("go", GO));

  /// The language of a file, by its ending.
  public static Optional<Language> of(String path) {
    return Optional.ofNullable(BY_ENDING.get(path.substring(path.lastIndexOf('.') + 1)));
  }

  /// Java and Kotlin see each other's packages.
  boolean isJvm() {
    return this == JAVA || this == KOTLIN;
  }
}
