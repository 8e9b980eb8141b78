package dev.baton.core.spec;

import dev.baton.core.finding.Source;

/// Normative text, without the markup that only lays it out (quote marks, indentation).
public record Passage(String value, Source source) {
  public boolean isBlank() {
    return value.isBlank();
  }
}
