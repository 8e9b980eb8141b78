package dev.baton.app.page;

import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Documents;
import dev.baton.app.Inbox;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.Runs;
import dev.baton.app.Tip;
import dev.baton.core.hash.Hash;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.StreamId;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Outline;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What screens read: the ledger, kept up to date, and what lies beside it. Safe for several
/// threads.
final class Ground {
  private final Place place;
  private final SqliteLedger ledger;
  private final GitTrees trees;
  private final Map<RunId, Following> followed = new HashMap<>();
  private final Map<Hash, Map<TaskId, Contract>> contracts = new ConcurrentHashMap<>();

  Ground(Place place, SqliteLedger ledger) {
    this.place = place;
    this.ledger = ledger;
    this.trees = new GitTrees(place.store());
  }

  Place place() {
    return place;
  }

  SqliteLedger ledger() {
    return ledger;
  }

  GitTrees trees() {
    return trees;
  }

  /// What is on the branch that changes land on. A checkout of it may be behind.
  Optional<Tree> target() {
    try {
      var branch = Policies.fromFile(place.config()).branch();
      return Optional.of(trees.of(Tip.of(place, place.store(), branch)));
    } catch (Problem e) {
      return Optional.empty();
    }
  }

  Documents documents() {
    return new Documents(place.top());
  }

  /// A run as the ledger has it now, with everything that led there.
  record Seen(Opened run, List<Recorded> entries, List<RunEvent> history) {
    /// The facts about one task with their places in the record.
    List<Recorded> about(TaskId task) {
      var about = new ArrayList<Recorded>();
      for (int i = 0; i < history.size(); i++) {
        if (history.get(i) instanceof RunEvent.OfTask of && of.task().equals(task)) {
          about.add(entries.get(i));
        }
      }
      return about;
    }

    List<RunEvent> events(TaskId task) {
      return history.stream()
          .filter(it -> it instanceof RunEvent.OfTask of && of.task().equals(task))
          .toList();
    }
  }

  private static final class Following {
    private final List<Recorded> entries = new ArrayList<>();
    private final List<RunEvent> history = new ArrayList<>();
    private Run run = Run.unopened();

    void take(Recorded recorded) {
      var event = RunEventCodec.read(recorded.entry());
      run = run.evolve(event);
      entries.add(recorded);
      history.add(event);
    }
  }

  /// The latest run, if anything was ever run.
  Optional<Seen> latest() {
    return new Runs(ledger).latest().map(this::seen);
  }

  synchronized Seen seen(RunId id) {
    var following = followed.computeIfAbsent(id, _ -> new Following());
    ledger.each(new StreamId(id.value()), following.entries.size(), following::take);
    if (following.run instanceof Opened opened) {
      return new Seen(opened, List.copyOf(following.entries), List.copyOf(following.history));
    }
    throw new IllegalStateException("a run that was never opened: " + id);
  }

  List<Inbox.Waiting> waiting() {
    return latest().map(seen -> Inbox.of(seen.run())).orElse(List.of());
  }

  /// The contract the task was begun with.
  Optional<Contract> contract(Outline outline, TaskId task) {
    return Optional.ofNullable(
        contracts.computeIfAbsent(outline.planText(), _ -> contracts(outline)).get(task));
  }

  private Map<TaskId, Contract> contracts(Outline outline) {
    return place
        .evidence()
        .get(outline.planText())
        .map(text ->
            new PlanReader()
                .read(outline.plan(), text).tasks().stream()
                    .collect(Collectors.toMap(Contract::id, it -> it, (first, _) -> first)))
        .orElse(Map.of());
  }

  /// The spec's folder that a plan belongs to.
  static String nameOf(String plan) {
    var parts = plan.split("/");
    return parts.length > 1 ? parts[1] : plan;
  }
}
