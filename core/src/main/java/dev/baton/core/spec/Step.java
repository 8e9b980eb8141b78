package dev.baton.core.spec;

import dev.baton.core.finding.Source;
import java.util.Locale;

/// One line of a scenario.
public record Step(Keyword keyword, String text, Source source) {
  public enum Keyword {
    GIVEN,
    WHEN,
    THEN,
    AND,
    BUT;

    /// As it is written in a scenario.
    public String word() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }
}
