package dev.baton.core.rubric;

import dev.baton.core.rubric.Answer.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One change of the history that a reviewer was asked about without being told what became of it,
/// what it found, and what it said in each pass. `seed` is there where a defect was planted.
public record Sample(
    Kind kind, Optional<Seed> seed, List<Concern> found, List<Map<String, Word>> votes) {
  private static final int NEAR = 5;

  public Sample {
    found = List.copyOf(found);
    votes = List.copyOf(votes);
  }

  public enum Kind {
    /// Taken back later, so something was wrong with it.
    REVERTED,
    /// Nobody has touched its lines since.
    SURVIVED,
    /// One that survived, with a defect planted in it.
    SEEDED;

    public String word() {
      return switch (this) {
        case REVERTED -> "reverted";
        case SURVIVED -> "survived";
        case SEEDED -> "seeded";
      };
    }
  }

  /// The question found something there is: the planted defect, or anything at all in a change that
  /// was taken back.
  boolean right(RubricItem item) {
    return found.stream().anyMatch(it -> it.item().id().equals(item.id()) && isThere(it));
  }

  /// The question found something there is not.
  boolean wrong(RubricItem item) {
    return found.stream().anyMatch(it -> it.item().id().equals(item.id()) && !isThere(it));
  }

  private boolean isThere(Concern concern) {
    return switch (kind) {
      case REVERTED -> true;
      case SURVIVED -> false;
      case SEEDED ->
          seed.filter(it ->
                  it.path().equals(concern.path()) && Math.abs(it.line() - concern.line()) <= NEAR)
              .isPresent();
    };
  }

  boolean isSeededFor(RubricItem item) {
    return seed.map(it -> item.seeded().contains(it.defect())).orElse(false);
  }
}
