package dev.baton.app;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.core.rubric.Answer.Word;
import dev.baton.core.rubric.Answers;
import dev.baton.core.rubric.Concern;
import dev.baton.core.rubric.Counterexample;
import dev.baton.core.rubric.Counterexample.Outcome;
import dev.baton.core.rubric.Dropped;
import dev.baton.core.rubric.Panel;
import dev.baton.core.rubric.Remark;
import dev.baton.core.rubric.ReviewPrompt;
import dev.baton.core.rubric.Rubric;
import dev.baton.core.rubric.RubricItem;
import dev.baton.core.rubric.Screening;
import dev.baton.core.rubric.Seed;
import dev.baton.engine.Containment;
import dev.baton.engine.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a rubric to a reviewer about one change, several times, and keeps what can be looked up and
/// what could be shown.
final class Reviewing {
  private static final int MOST_RUN = 20;

  private final Trees trees;
  private final Rubric rubric;
  private final Counterexamples counterexamples;

  Reviewing(Place place, Trees trees, Policy policy, Rubric rubric, Containment walls) {
    this.trees = trees;
    this.rubric = rubric;
    this.counterexamples = new Counterexamples(place, trees, policy, walls);
  }

  /// The answers of one pass as they were written; nothing where the pass failed.
  interface Panelist {
    Optional<String> answers(ReviewPrompt prompt, int pass);
  }

  /// A change, perhaps with a defect planted in it.
  record Subject(Tree base, Tree head, ChangeSet change, Optional<Seed> seed) {
    static Subject planted(Tree base, Tree head, Seed seed) {
      return new Subject(base, head, seed.change(), Optional.of(seed));
    }
  }

  /// What it came to. `votes` are what each pass that answered said to each question.
  record Reviewed(
      List<RubricItem> asked,
      List<Concern> concerns,
      Map<Dropped, Integer> dropped,
      List<Map<String, Word>> votes,
      int unread,
      List<String> leftOut) {
    Reviewed {
      asked = List.copyOf(asked);
      concerns = List.copyOf(concerns);
      dropped = Map.copyOf(dropped);
      votes = List.copyOf(votes);
      leftOut = List.copyOf(leftOut);
    }
  }

  /// What the rubric asks about the change; nothing where none of it applies.
  Optional<ReviewPrompt> prompt(Subject subject) {
    var items = rubric.about(subject.change());
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var known =
        trees.texts(subject.base(), path -> items.stream().anyMatch(item -> item.shows(path)));
    return Optional.of(ReviewPrompt.of(items, subject.change(), known));
  }

  Reviewed review(Subject subject, int passes, Panelist panelist) {
    var prompt = prompt(subject);
    if (prompt.isEmpty()) {
      return new Reviewed(List.of(), List.of(), Map.of(), List.of(), 0, List.of());
    }
    var items = rubric.about(subject.change());
    var screening = new Screening(items, subject.change(), path -> text(subject.head(), path));
    var remarks = new ArrayList<Remark>();
    var votes = new ArrayList<Map<String, Word>>();
    var dropped = new EnumMap<Dropped, Integer>(Dropped.class);
    int unread = 0;
    for (int pass = 1; pass <= passes; pass++) {
      var written = panelist.answers(prompt.get(), pass);
      if (written.isPresent()) {
        var answers = Answers.read(written.get());
        var screened = screening.screen(answers, pass);
        votes.add(answers.votes());
        unread += answers.unread();
        remarks.addAll(screened.kept());
        screened.dropped().forEach((why, count) -> dropped.merge(why, count, Integer::sum));
      }
    }
    var concerns = shown(subject, Panel.union(remarks), dropped);
    return new Reviewed(items, concerns, dropped, votes, unread, prompt.get().leftOut());
  }

  private Optional<String> text(Tree tree, String path) {
    return trees.file(tree, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// Each concern that comes with counterexamples stands or falls with them.
  private List<Concern> shown(
      Subject subject, List<Concern> concerns, Map<Dropped, Integer> dropped) {
    var kept = new ArrayList<Concern>();
    int run = 0;
    for (var concern : concerns) {
      Optional<Outcome> outcome = Optional.empty();
      for (var shown : concern.counterexamples()) {
        if (outcome.filter(Outcome::holds).isEmpty() && run++ < MOST_RUN) {
          outcome = Optional.of(outcome(subject, shown));
        }
      }
      if (concern.counterexamples().isEmpty()) {
        kept.add(concern);
      } else if (outcome.filter(Outcome::holds).isPresent()) {
        kept.add(concern.shown(outcome.get()));
      } else {
        dropped.merge(Dropped.NOT_REPRODUCED, 1, Integer::sum);
      }
    }
    return kept;
  }

  private Outcome outcome(Subject subject, Counterexample shown) {
    return counterexamples.run(subject.base(), subject.head(), subject.seed(), shown);
  }
}
