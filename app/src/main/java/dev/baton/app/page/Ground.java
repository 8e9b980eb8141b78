package dev.baton.app.page;

import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Documents;
import dev.baton.app.Inbox;
import dev.baton.app.Observance;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.Runs;
import dev.baton.app.Tip;
import dev.baton.core.decision.Decisions;
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
  private volatile Optional<Observed> observed = Optional.empty();

  private record Observed(Tree tree, Observance observance) {}

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

  /// How far that tree keeps the decisions on it. All its sources are read, so the last one is
  /// kept, and no other screen waits for it.
  Observance observance(Tree tree, Decisions decisions) {
    var known = observed.filter(it -> it.tree().equals(tree));
    var now = known.orElseGet(() -> new Observed(tree, Observance.of(trees, tree, decisions)));
    observed = Optional.of(now);
    return now.observance();
  }

  Documents documents() {
    return new Documents(place.top());
  }

  /// A run as the ledger has it now, with everything that led there.
  record Seen(
      Opened run,
      List<Recorded> entries,
      List<RunEvent> history,
      Map<TaskId, List<Integer>> places) {
    /// The facts about one task as they stand in the record.
    List<Recorded> about(TaskId task) {
      return places.getOrDefault(task, List.of()).stream().map(entries::get).toList();
    }

    List<RunEvent> events(TaskId task) {
      return places.getOrDefault(task, List.of()).stream().map(history::get).toList();
    }
  }

  private static final class Following {
    private final List<Recorded> entries = new ArrayList<>();
    private final List<RunEvent> history = new ArrayList<>();
    private final Map<TaskId, List<Integer>> places = new HashMap<>();
    private Run run = Run.unopened();
    private Optional<Seen> seen = Optional.empty();

    void take(Recorded recorded) {
      var event = RunEventCodec.read(recorded.entry());
      if (event instanceof RunEvent.OfTask of) {
        places.computeIfAbsent(of.task(), _ -> new ArrayList<>()).add(entries.size());
      }
      seen = Optional.empty();
      run = run.evolve(event);
      entries.add(recorded);
      history.add(event);
    }

    /// Copied once for all who look before the next fact.
    Seen seen() {
      if (seen.isEmpty() && run instanceof Opened opened) {
        var copy = new HashMap<TaskId, List<Integer>>();
        places.forEach((task, all) -> copy.put(task, List.copyOf(all)));
        seen = Optional.of(new Seen(opened, List.copyOf(entries), List.copyOf(history), copy));
      }
      return seen.orElseThrow();
    }
  }

  /// The latest run, if anything was ever run.
  Optional<Seen> latest() {
    return new Runs(ledger).latest().map(this::seen);
  }

  synchronized Seen seen(RunId id) {
    var following = followed.computeIfAbsent(id, _ -> new Following());
    ledger.each(new StreamId(id.value()), following.entries.size(), following::take);
    return following.seen();
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
