package dev.baton.core.tamper;

import java.util.Locale;
import java.util.Optional;

/// How a file is read, known by the end of its name.
enum Language {
  JAVA,
  SCRIPT,
  PYTHON,
  GO;

  static Optional<Language> of(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "java", "kt", "kts" -> Optional.of(JAVA);
      case "js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts" -> Optional.of(SCRIPT);
      case "py" -> Optional.of(PYTHON);
      case "go" -> Optional.of(GO);
      default -> Optional.empty();
    };
  }
}
