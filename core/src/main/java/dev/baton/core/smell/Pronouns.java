package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import dev.baton.core.ears.WordPattern;
import java.util.stream.Stream;

/// Pronouns that stand for a thing. Whether one is ambiguous cannot be told from words; that it is
/// there can.
final class Pronouns implements Detector {
  private static final WordPattern PRONOUN =
      WordPattern.of(
          // "it is possible to", "make it clear that" point at nothing.
          "(?<!\\b(?:make|makes|making|made)\\s)\\bit\\b"
              + "(?!\\s+(?:(?:is|was|be|shall be|must be|will be|should be|has been)\\s+)"
              + "(?:only\\s+)?(?:possible|impossible|necessary|required|recommended|acceptable|clear|permitted|allowed)\\b)"
              + "|\\b(?:they|them|he|she|him|itself|themselves)\\b"
              // Before a noun these point within reach: "this field"; alone they do not.
              + "|\\b(?:this|these|those)\\b(?=\\s*(?:[,;.)]|$|\\s(?:is|are|was|were|has|have|shall|must"
              + "|will|should|can|may|does|do|applies|includes?|means?|ensures?|allows?|to|and|or|in|for|by|when|if)\\b))"
              + "|^\\s*(?:which|that)\\b");

  @Override
  public Stream<Smell> in(Prose prose) {
    return PRONOUN.in(prose).stream()
        .map(it -> {
          int start = it.end() - it.group().strip().length();
          return SmellRule.PRONOUN.at(
              start,
              it.end(),
              prose.sentence(),
              "What is \"%s\" here?".formatted(it.group().strip()));
        });
  }
}
