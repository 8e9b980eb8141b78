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

  record Proving(List<Attempt> ahead, Combination combination) implements Trial {
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

    /// Nothing would have to be proved or merged again to land it on that tip.
    boolean fits(Optional<Commit> tip) {
      return ahead.isEmpty() && tip.filter(combination.tip()::equals).isPresent();
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

  /// The same, now that the first of those ahead has landed.
  default Trial behindOneLess(Commit landed) {
    var left = ahead().subList(1, ahead().size());
    return switch (this) {
      case Proving(_, var combination) -> new Proving(left, combination.seenFrom(landed));
      case Green(_, var combination) -> new Green(left, combination.seenFrom(landed));
      case Red(_, var combination, var judgement) -> new Red(left, combination, judgement);
      case Unclear(_, var why) -> new Unclear(left, why);
    };
  }
}
