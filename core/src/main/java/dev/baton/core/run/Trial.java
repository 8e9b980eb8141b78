package dev.baton.core.run;

import dev.baton.core.gate.Judgement;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.util.List;
import java.util.Optional;

/// What came of merging a queued candidate onto the target behind those in `ahead`, as if they had
/// landed, in that order, and nothing else. As they do land they leave the list; where one of them
/// goes another way nobody is behind it any more, and the plan asks for another trial.
public sealed interface Trial {
  List<Attempt> ahead();

  /// `isKnown` says that it was judged on what the target was before something landed that cannot
  /// change what takes long to find out.
  record Proving(List<Attempt> ahead, Combination combination, boolean isKnown) implements Trial {
    public Proving {
      ahead = List.copyOf(ahead);
    }
  }

  record Green(List<Attempt> ahead, Combination combination) implements Trial {
    public Green {
      ahead = List.copyOf(ahead);
    }

    boolean shows(Tree tree, Hash policy) {
      return combination.tree().equals(tree) && combination.policy().equals(policy);
    }
  }

  record Red(List<Attempt> ahead, Combination combination, Judgement judgement) implements Trial {
    public Red {
      ahead = List.copyOf(ahead);
    }
  }

  /// It does not merge there, or what is there may be red without it.
  record Unclear(List<Attempt> ahead, String why) implements Trial {
    public Unclear {
      ahead = List.copyOf(ahead);
    }
  }

  /// Whether it says what would be found on that tip: the very commit that would land there.
  default boolean fits(Optional<Commit> tip) {
    return ahead().isEmpty() && merged().map(Combination::tip).equals(tip);
  }

  /// Judged behind nobody, and yet not where it would land now.
  default boolean isOfEarlier(Optional<Commit> tip) {
    return (this instanceof Green || this instanceof Red) && ahead().isEmpty() && !fits(tip);
  }

  /// What it was found out of, where it merges.
  default Optional<Combination> merged() {
    return switch (this) {
      case Proving it -> Optional.of(it.combination());
      case Green it -> Optional.of(it.combination());
      case Red it -> Optional.of(it.combination());
      case Unclear _ -> Optional.empty();
    };
  }

  /// What is left of it now that one has landed, if anything is. `isMet` says whether what landed
  /// may change the answer.
  default Optional<Trial> after(Attempt landed, Commit commit, boolean isMet) {
    if (ahead().contains(landed)) {
      return Optional.of(behindOneLess(landed, commit));
    }
    return isMet ? Optional.empty() : Optional.of(this);
  }

  private Trial behindOneLess(Attempt landed, Commit commit) {
    var left = ahead().stream().filter(before -> !before.equals(landed)).toList();
    return switch (this) {
      case Proving(_, var combination, var isKnown) ->
          new Proving(left, combination.seenFrom(commit), isKnown);
      case Green(_, var combination) -> new Green(left, combination.seenFrom(commit));
      case Red(_, var combination, var judgement) ->
          new Red(left, combination.seenFrom(commit), judgement);
      case Unclear(_, var why) -> new Unclear(left, why);
    };
  }
}
