package dev.baton.core.smell;

import java.util.Optional;

/// One place in a sentence, and what to do about it.
///
/// `replacement` is there only when putting it in place of the text changes no meaning. `question`
/// is for the stakeholder: the answer is what the sentence leaves out.
public record Smell(
    SmellRule rule,
    int start,
    int end,
    String text,
    String why,
    String mend,
    Optional<String> replacement,
    String question) {
  public Smell {
    if (start < 0 || end - start != text.length() || text.isEmpty()) {
      throw new IllegalArgumentException("%d to %d is not \"%s\"".formatted(start, end, text));
    }
  }

  /// Mended by the text alone; written as the original is where that begins with a capital or is
  /// all capitals.
  Smell replacedBy(String plain) {
    return new Smell(
        rule, start, end, text, why, mend, Optional.of(Letters.like(text, plain)), question);
  }

  boolean covers(Smell other) {
    return start <= other.start && other.end <= end;
  }
}
