package dev.baton.app;

import dev.baton.adapters.git.GitTrees;
import dev.baton.app.Reviewers.Chosen;
import dev.baton.app.Reviewing.Reviewed;
import dev.baton.app.Reviewing.Subject;
import dev.baton.core.json.Json;
import dev.baton.core.repo.Commit;
import dev.baton.core.rubric.Authority;
import dev.baton.core.rubric.Concern;
import dev.baton.core.rubric.Dropped;
import dev.baton.core.rubric.Rubric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// One change, reviewed by somebody of another family than its author.
public record Review(
    Commit base,
    Commit head,
    Rubric rubric,
    Chosen chosen,
    Set<String> authors,
    int passes,
    int answered,
    List<Found> found,
    Map<Dropped, Integer> dropped,
    int questions,
    int unread,
    List<String> leftOut) {

  /// What is asked for.
  public record Question(
      String base,
      String head,
      Optional<String> by,
      Optional<String> authorFamily,
      int passes,
      boolean uncontained) {}

  /// A concern, what it may do, and where its counterexample and the log of it are kept.
  public record Found(Concern concern, Authority authority, Optional<String> evidence) {
    public boolean stops() {
      return authority instanceof Authority.Blocks;
    }
  }

  public static Review of(Place place, Question question, Consumer<String> progress) {
    var store = place.initialised().store();
    var base = Examined.commit(place, store, question.base());
    var head = Examined.commit(place, store, question.head());
    var trees = new GitTrees(store);
    var team = Policies.fromFile(place.config());
    var reviewers = new Reviewers(team);
    var authors = authors(reviewers, place, base, head, question.authorFamily());
    var chosen = reviewers.choose(question.by(), authors);
    var consultation = Consultation.of(place, chosen.member().name(), question.uncontained());
    var rubric = Rubrics.of(trees, trees.of(base));
    var policy = Examined.policy(place, trees, trees.of(base));
    var walls = Cells.walls(policy, question.uncontained());
    var change = trees.between(trees.of(base), trees.of(head), List.of());
    var subject = new Subject(trees.of(base), trees.of(head), change, Optional.empty());
    var reviewed =
        new Reviewing(place, trees, policy, rubric, walls)
            .review(subject, question.passes(), Panelists.fresh(consultation, chosen, progress));
    if (reviewed.votes().isEmpty() && !reviewed.asked().isEmpty()) {
      throw Problem.broken(
          chosen.member().name() + " answered in none of " + question.passes() + " passes",
          "try it alone: baton agents try, or its command by hand");
    }
    return new Review(
        base,
        head,
        rubric,
        chosen,
        authors,
        question.passes(),
        reviewed.votes().size(),
        found(place, rubric, chosen, reviewed),
        reviewed.dropped(),
        reviewed.asked().size(),
        reviewed.unread(),
        reviewed.leftOut());
  }

  private static Set<String> authors(
      Reviewers reviewers, Place place, Commit base, Commit head, Optional<String> named) {
    var authors = new TreeSet<>(reviewers.authors(place, base, head));
    named.map(reviewers::namedFamily).ifPresent(authors::add);
    if (authors.isEmpty()) {
      throw Problem.usage(
          "no run made this change, so nobody knows whose it is",
          "say it: --author-family claude, codex, gemini, qwen, the name of a member, or human");
    }
    return authors;
  }

  private static List<Found> found(Place place, Rubric rubric, Chosen chosen, Reviewed reviewed) {
    var measured = Calibrations.in(place);
    var now = Baton.CLOCK.instant();
    var found = new ArrayList<Found>();
    for (var concern : reviewed.concerns()) {
      found.add(
          new Found(
              concern,
              authority(concern, rubric, chosen, measured, now),
              evidence(place, concern)));
    }
    return found;
  }

  private static Authority authority(
      Concern concern, Rubric rubric, Chosen chosen, Calibrations measured, Instant now) {
    if (chosen.sameFamily()) {
      return new Authority.Advises("the reviewer is of the author's family");
    }
    if (!concern.maySpeakForItself()) {
      return new Authority.Advises("its counterexample is red without the change as well");
    }
    return measured.authority(concern.item(), rubric, chosen.reviewer(), now);
  }

  private static Optional<String> evidence(Place place, Concern concern) {
    return concern
        .outcome()
        .map(outcome ->
            place
                .evidence()
                .put(
                    Json.object()
                        .put("schema", "baton.counterexample/1")
                        .put("item", concern.item().id())
                        .put("outcome", outcome.words())
                        .put("log", outcome.log())
                        .putEach(
                            "shown",
                            concern.counterexamples(),
                            it ->
                                Json.object()
                                    .put("path", it.path())
                                    .put("run", it.run())
                                    .put("text", it.text())
                                    .end())
                        .end()
                        .canonical())
                .hex());
  }

  public boolean stops() {
    return found.stream().anyMatch(Found::stops);
  }
}
