package dev.baton.core.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much a requirement matters to the one who pays for it.
public enum Priority {
  MUST,
  SHOULD,
  COULD;

  public static Optional<Priority> parse(String written) {
    return Arrays.stream(values()).filter(it -> it.word().equals(written)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
