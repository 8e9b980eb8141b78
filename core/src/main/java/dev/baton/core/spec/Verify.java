package dev.baton.core.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a requirement is shown to be met.
public enum Verify {
  TEST,
  BENCHMARK,
  INSPECTION,
  DEMO;

  public static Optional<Verify> parse(String written) {
    return Arrays.stream(values()).filter(it -> it.word().equals(written)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
