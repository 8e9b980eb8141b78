package dev.baton.core.blame;

import java.util.List;

/// The search for who broke it, as a function of the answers so far. Immutable; safe for several
/// threads.
public final class Inquiry {
  private final List<Atom> atoms;
  private final int mostRuns;

  /// `mostRuns` bounds the runs of the command over the whole inquiry, whoever made them.
  public Inquiry(List<Atom> atoms, int mostRuns) {
    this.atoms = List.copyOf(atoms);
    this.mostRuns = mostRuns;
  }

  /// What to do next.
  public sealed interface Step {
    /// Run each of these once, in any order or at once; one may be named more than once.
    record Try(List<Selection> selections, String hypotheses) implements Step {
      public Try {
        selections = List.copyOf(selections);
      }
    }

    record Done(Attribution attribution) implements Step {}
  }

  public Step next(List<Observation> observations) {
    var search = new Search(atoms, observations);
    try {
      return new Step.Done(search.run());
    } catch (Unanswered question) {
      int left = mostRuns - observations.size();
      return left <= 0
          ? new Step.Done(search.soFar(mostRuns))
          : new Step.Try(
              question.selections().subList(0, Math.min(left, question.selections().size())),
              search.hypotheses());
    }
  }

  /// How the search stops at a question nobody has answered yet. It is written as if all answers
  /// were there; that keeps its order of thought readable and its state nothing but the answers.
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Selection> selections;

    Unanswered(List<Selection> selections) {
      super("unanswered", null, false, false);
      this.selections = List.copyOf(selections);
    }

    List<Selection> selections() {
      return selections;
    }
  }
}
