package dev.baton.core.ears;

/// A stretch of a sentence, without its keyword. The end is exclusive.
public record Clause(String text, int start, int end) {
  public Clause {
    if (start < 0 || end - start != text.length()) {
      throw new IllegalArgumentException("%d to %d is not \"%s\"".formatted(start, end, text));
    }
  }
}
