package dev.baton.app;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.git.GitTrees;
import dev.baton.app.Reviewers.Chosen;
import dev.baton.app.Reviewing.Panelist;
import dev.baton.app.Reviewing.Subject;
import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.rubric.Calibration;
import dev.baton.core.rubric.Defect;
import dev.baton.core.rubric.Hindsight;
import dev.baton.core.rubric.Past;
import dev.baton.core.rubric.Rubric;
import dev.baton.core.rubric.Sample;
import dev.baton.core.rubric.Sample.Kind;
import dev.baton.core.rubric.Seed;
import dev.baton.core.run.Money;
import dev.baton.engine.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Measures a reviewer on what this repository knows to have been right and wrong: changes that
/// were taken back, changes that are still there, and such with a defect planted in them. The
/// reviewer is asked about each as about any change and told nothing.
public final class Calibrating {
  private static final int MOST_PAST = 5_000;
  private static final int LARGEST = 400;
  private static final List<String> CODE =
      List.of(
          ".java", ".kt", ".cs", ".c", ".cc", ".cpp", ".h", ".go", ".rs", ".ts", ".tsx", ".js",
          ".py", ".rb", ".php", ".swift", ".scala", ".sh");

  private final Place place;
  private final Trees trees;
  private final Question question;
  private final Consumer<String> progress;

  private Calibrating(Place place, Trees trees, Question question, Consumer<String> progress) {
    this.place = place;
    this.trees = trees;
    this.question = question;
    this.progress = progress;
  }

  /// What is asked for. `later` is how many commits must have come since for a change to have
  /// survived; without `maxCost` nothing bounds what is spent but the number of samples.
  public record Question(
      String by,
      int samples,
      int passes,
      int later,
      Optional<Money> maxCost,
      boolean uncontained) {}

  /// What was measured. `stopped` is set where the money did not reach for all samples.
  public record Measured(
      Rubric rubric, Chosen chosen, Calibration calibration, Money spent, boolean stopped) {}

  private record Case(Kind kind, Subject subject) {}

  public static Measured of(Place place, Question question, Consumer<String> progress) {
    var store = place.initialised().store();
    var head = Tip.ofHead(place, store);
    var trees = new GitTrees(store);
    return new Calibrating(place, trees, question, progress).measured(head);
  }

  private Measured measured(Commit head) {
    var team = Policies.fromFile(place.config());
    var chosen = new Reviewers(team).choose(Optional.of(question.by()), Set.of());
    var rubric = Rubrics.of(trees, trees.of(head));
    var cases = cases(head, rubric);
    if (cases.isEmpty()) {
      throw Problem.no(
          "this history has no change to measure on: none was taken back, and none is "
              + question.later()
              + " commits old and still there",
          "ask again when there is more of it, or with a smaller --later");
    }
    var consultation = Consultation.of(place, chosen.member().name(), question.uncontained());
    var samples = new ArrayList<Sample>();
    boolean stopped = false;
    var asking = asking(team, rubric, chosen, consultation);
    for (var each : cases) {
      progress.accept("sample %d of %d".formatted(samples.size() + 1, cases.size()));
      var sample = asking.sample(each);
      if (sample.isEmpty()) {
        stopped = true;
        break;
      }
      samples.add(sample.get());
    }
    var calibration =
        Calibration.of(
            rubric, chosen.reviewer(), question.passes(), Baton.CLOCK.instant(), samples);
    Calibrations.keep(place, calibration);
    return new Measured(rubric, chosen, calibration, consultation.spent(), stopped);
  }

  private interface Asking {
    /// Nothing where the money does not reach for one more question.
    Optional<Sample> sample(Case each);
  }

  /// The money has run out in the middle of a sample.
  private static final class Broke extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Asking asking(Policy policy, Rubric rubric, Chosen chosen, Consultation consultation) {
    var walls = Cells.walls(policy, question.uncontained());
    var reviewing = new Reviewing(place, trees, policy, rubric, walls);
    var fresh = Panelists.fresh(consultation, chosen, progress);
    Panelist affordable =
        (prompt, pass) -> {
          if (isTooMuch(consultation.spent())) {
            throw new Broke();
          }
          return fresh.answers(prompt, pass);
        };
    var kept = Panelists.kept(place.folder().resolve("rubric-answers"), chosen, affordable);
    return each -> {
      try {
        var reviewed = reviewing.review(each.subject(), question.passes(), kept);
        return Optional.of(
            new Sample(each.kind(), each.subject().seed(), reviewed.concerns(), reviewed.votes()));
      } catch (Broke e) {
        return Optional.empty();
      }
    };
  }

  // The next question may cost all that one may cost.
  private boolean isTooMuch(Money spent) {
    return question
        .maxCost()
        .map(most -> spent.plus(Consultation.MONEY).compareTo(most) > 0)
        .orElse(false);
  }

  /// Half of them clean, half not, in an order that tells nothing.
  private List<Case> cases(Commit head, Rubric rubric) {
    var past = new GitHistory(place.repository()).past(head, MOST_PAST);
    var hindsight = new Hindsight(past);
    var half = Math.max(1, question.samples() / 2);
    var cases = new ArrayList<Case>();
    hindsight.reverted().stream()
        .map(this::subject)
        .filter(subject -> isFit(subject, rubric))
        .limit(half)
        .forEach(subject -> cases.add(new Case(Kind.REVERTED, subject)));
    addSurvivors(hindsight, trees.of(head), rubric, half, cases);
    cases.sort(Comparator.comparing(each -> each.subject().head().sha() + each.kind().word()));
    return cases;
  }

  private void addSurvivors(
      Hindsight hindsight, Tree now, Rubric rubric, int half, List<Case> cases) {
    var planted = new EnumMap<Defect, Integer>(Defect.class);
    int clean = 0;
    int seeded = half - cases.size();
    for (var past : hindsight.settled(question.later())) {
      if (clean >= half && seeded <= 0) {
        return;
      }
      var subject = subject(past);
      if (isFit(subject, rubric) && Hindsight.survives(subject.change(), path -> text(now, path))) {
        // No change is asked about both as it was and with a defect.
        var seed =
            seeded > 0 && half - clean <= seeded ? seed(subject, planted) : Optional.<Seed>empty();
        if (seed.isPresent()) {
          planted.merge(seed.get().defect(), 1, Integer::sum);
          seeded--;
          cases.add(
              new Case(Kind.SEEDED, Subject.planted(subject.base(), subject.head(), seed.get())));
        } else if (clean < half) {
          clean++;
          cases.add(new Case(Kind.SURVIVED, subject));
        }
      }
    }
  }

  /// The kind of defect that was planted least so far.
  private static Optional<Seed> seed(Subject subject, Map<Defect, Integer> planted) {
    var code = subject.change().staying().filter(Calibrating::isCode);
    return Seed.in(subject.change(), code).stream()
        .min(Comparator.comparingInt(seed -> planted.getOrDefault(seed.defect(), 0)));
  }

  private static boolean isCode(FileChange file) {
    return CODE.stream().anyMatch(file.path()::endsWith);
  }

  private Subject subject(Past past) {
    var base = trees.of(past.parents().getFirst());
    var head = trees.of(past.commit());
    return new Subject(base, head, trees.between(base, head, List.of()), Optional.empty());
  }

  private static boolean isFit(Subject subject, Rubric rubric) {
    return changedLines(subject.change()) <= LARGEST
        && subject.change().files().stream().anyMatch(Calibrating::isCode)
        && !rubric.about(subject.change()).isEmpty();
  }

  private static long changedLines(ChangeSet change) {
    return change.files().stream()
        .flatMap(file -> Stream.of(file.added(), file.removed()))
        .mapToLong(List::size)
        .sum();
  }

  private Optional<String> text(Tree tree, String path) {
    return trees.file(tree, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
