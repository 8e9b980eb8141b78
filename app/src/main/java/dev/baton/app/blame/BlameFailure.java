package dev.baton.app.blame;

import dev.baton.adapters.git.GitAuthorship;
import dev.baton.adapters.git.GitMixtures;
import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.trial.TrialRecord;
import dev.baton.adapters.trial.Trials;
import dev.baton.app.Examined;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.Provenance;
import dev.baton.app.Trying;
import dev.baton.core.blame.Atom;
import dev.baton.core.blame.Attribution;
import dev.baton.core.blame.Cutting;
import dev.baton.core.blame.Ending;
import dev.baton.core.blame.Inquiry;
import dev.baton.core.blame.Inquiry.Step;
import dev.baton.core.blame.Mixture;
import dev.baton.core.blame.Observation;
import dev.baton.core.blame.Selection;
import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.hash.Hash;
import dev.baton.core.incident.Culprit;
import dev.baton.core.incident.Finding;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.tamper.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// One inquiry into a failure, from two revisions and a command to a verdict. Every run is on
/// record before its answer is used, so that a killed inquiry repeats none.
public final class BlameFailure {
  private final Place place;
  private final Question question;
  private final BiConsumer<Integer, String> progress;
  private final AtomicInteger fresh = new AtomicInteger();

  /// What is asked. `origins` is a source by name or a file, see [#origins].
  public record Question(
      End good,
      End bad,
      Optional<Trials.Command> command,
      Optional<String> origins,
      int mostRuns,
      int slots,
      boolean uncontained) {}

  /// One of the two revisions, by the name it was asked for. Baton's own store has it.
  public record End(String name, Commit commit) {
    /// Of the user's repository.
    public static End of(Place place, String name) {
      place.make();
      return new End(name, Examined.commit(place, place.store(), name));
    }
  }

  /// What was found: the atoms, what of them fails, the runs in all and those made just now, and
  /// what the record has on the changes that are named.
  public record Report(
      Commit good,
      Commit bad,
      List<Atom> atoms,
      int leftOut,
      Attribution attribution,
      int runs,
      int freshRuns,
      List<Provenance.Origin> landings,
      List<Culprit> culprits,
      String command,
      String gate) {
    public Report {
      atoms = List.copyOf(atoms);
      landings = List.copyOf(landings);
      culprits = List.copyOf(culprits);
    }

    /// As an incident keeps it.
    public Finding finding() {
      return new Finding(
          attribution.verdict(),
          attribution.percent(),
          attribution.reason(),
          good,
          bad,
          command,
          culprits,
          gate);
    }

    public List<Atom> of(Selection selection) {
      return selection.atoms().stream().map(atoms::get).toList();
    }
  }

  /// `progress` hears of the runs so far and of what is being asked.
  public BlameFailure(Place place, Question question, BiConsumer<Integer, String> progress) {
    this.place = place;
    this.question = question;
    this.progress = progress;
  }

  public Report report() {
    var store = place.store();
    var good = question.good().commit();
    var bad = question.bad().commit();
    var trees = new GitTrees(store);
    var from = trees.of(good);
    var to = trees.of(bad);
    if (from.equals(to)) {
      throw Problem.usage(
          question.good().name() + " and " + question.bad().name() + " have the same files",
          "name a revision where the command was green, and one where it is red");
    }
    try (var ledger = place.openLedger()) {
      var change = trees.between(from, to, List.of());
      var provenance = new Provenance(place, ledger);
      var lineage = lineage(good, bad, change, provenance);
      var cut = Cutting.of(change, lineage, TestFiles::byCustom);
      var trying = new Trying(place, question.command(), question.uncontained());
      var answers = new Answers(from, to, cut.atoms(), trying, new GitMixtures(store, from, to));
      var observations = new ArrayList<Observation>();
      var attribution = inquire(cut.atoms(), answers, observations);
      return new Report(
          good,
          bad,
          cut.atoms(),
          cut.leftOut(),
          attribution,
          observations.size(),
          fresh.get(),
          landings(lineage, cut.atoms(), attribution),
          attribution.verdict().blames()
              ? culprits(provenance, named(cut.atoms(), attribution))
              : List.of(),
          trying.line(),
          Gatekeeper.of(attribution.verdict(), trying.isThePolicysTest()));
    }
  }

  private static List<Provenance.Origin> landings(
      Lineage lineage, List<Atom> atoms, Attribution attribution) {
    return named(atoms, attribution).stream()
        .flatMap(change -> lineage.landings(change).stream())
        .toList();
  }

  private List<Culprit> culprits(Provenance provenance, List<String> named) {
    var good = question.good().commit();
    var bad = question.bad().commit();
    return provenance.origins().works().stream()
        .filter(work -> named.contains(work.task().value()))
        .filter(work -> place.store().contains(bad, work.candidate().commit()))
        .filter(work -> !place.store().contains(good, work.candidate().commit()))
        .map(work ->
            new Culprit(
                work.name(), work.role(), provenance.requirements(work), provenance.passed(work)))
        .toList();
  }

  /// The changes that fail, as their labels name them.
  private static List<String> named(List<Atom> atoms, Attribution attribution) {
    return attribution.sets().stream()
        .flatMap(set -> set.atoms().stream())
        .map(id -> atoms.get(id).label().change())
        .distinct()
        .toList();
  }

  private Lineage lineage(Commit good, Commit bad, ChangeSet change, Provenance provenance) {
    var before = new HashMap<String, String>();
    for (FileChange file : change.files()) {
      file.before().ifPresent(text -> before.put(file.path(), text));
    }
    var source = origins();
    var byHand =
        source == Lineage.Source.BY_HAND
            ? Optional.of(byHand(question.origins().orElseThrow()))
            : Optional.<ByHand>empty();
    return new Lineage(
        new GitAuthorship(place.repository(), place.store(), good, bad),
        source,
        Optional.of(provenance),
        byHand,
        before);
  }

  private Lineage.Source origins() {
    return switch (question.origins().orElse("best")) {
      case "best" -> Lineage.Source.BEST;
      case "baton" -> Lineage.Source.BATON;
      case "notes" -> Lineage.Source.NOTES;
      case "authors" -> Lineage.Source.AUTHORS;
      default -> Lineage.Source.BY_HAND;
    };
  }

  private ByHand byHand(String file) {
    try {
      return new ByHand(file, Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw Problem.usage(
          "there is no file " + file + " with origins",
          "say best, baton, notes or authors, or name a file with lines like: agent src/**");
    }
  }

  private Attribution inquire(List<Atom> atoms, Answers answers, List<Observation> observations) {
    var inquiry = new Inquiry(atoms, question.mostRuns());
    try (var threads = Executors.newFixedThreadPool(question.slots())) {
      while (true) {
        switch (inquiry.next(observations)) {
          case Step.Done(var attribution) -> {
            return attribution;
          }
          case Step.Try(var selections, var hypotheses) -> {
            progress.accept(observations.size(), hypotheses);
            observations.addAll(atOnce(threads, selections, answers));
          }
        }
      }
    }
  }

  private static List<Observation> atOnce(
      ExecutorService threads, List<Selection> selections, Answers answers) {
    var work =
        selections.stream()
            .map(it -> (Callable<Observation>) () -> new Observation(it, answers.to(it)))
            .toList();
    var observations = new ArrayList<Observation>();
    try {
      for (var each : threads.invokeAll(work)) {
        observations.add(each.get());
      }
      return observations;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a command ran", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException("a run went wrong", e);
    }
  }

  /// What the runs say, by tree: selections that come to the same files share their runs.
  private final class Answers {
    private final Tree good;
    private final Tree bad;
    private final List<Atom> atoms;
    private final Trials trials;
    private final TrialRecord record;
    private final GitMixtures mixtures;

    Answers(Tree good, Tree bad, List<Atom> atoms, Trying trying, GitMixtures mixtures) {
      this.good = good;
      this.bad = bad;
      this.atoms = atoms;
      this.mixtures = mixtures;
      var trees = new GitTrees(place.store());
      trials = trying.trials(trees);
      var key = Hash.of(good.sha() + "\0" + bad.sha() + "\0" + trying.key());
      record = new TrialRecord(place.folder().resolve("blame").resolve(key.hex() + ".jsonl"));
    }

    Ending to(Selection selection) {
      var tree = tree(selection);
      return record
          .take(tree)
          .orElseGet(() -> {
            var ending = trials.run(tree);
            record.add(tree, ending);
            fresh.incrementAndGet();
            return ending;
          });
    }

    private Tree tree(Selection selection) {
      if (selection.isEmpty()) {
        return good;
      }
      return selection.size() == atoms.size()
          ? bad
          : mixtures.with(Mixture.of(chosen(selection), mixtures.before()));
    }

    private Collection<Atom> chosen(Selection selection) {
      return selection.atoms().stream().map(atoms::get).toList();
    }
  }
}
