package dev.baton.app;

import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.gate.Judgement;
import dev.baton.core.hash.Hash;
import dev.baton.core.log.StreamId;
import dev.baton.core.plan.Check;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Outline;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.CandidateJudged;
import dev.baton.core.run.RunEvent.CombinationJudged;
import dev.baton.core.run.RunEvent.Combined;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.spec.Fingerprint;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.trace.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has landed, with the contracts and the spec texts it was made for.
public final class Deliveries {
  private static final Pattern MEASURED =
      Pattern.compile("^measured:[ \\t]*(\\S.*)$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private final Place place;
  private final SqliteLedger ledger;

  public Deliveries(Place place, SqliteLedger ledger) {
    this.place = place;
    this.ledger = ledger;
  }

  /// Every landing under the spec's name, oldest first.
  public List<Delivery> of(String name) {
    return where(plan -> plan.equals("specs/" + name + "/plan.md"));
  }

  /// Every landing there ever was, oldest first.
  public List<Delivery> all() {
    return where(_ -> true);
  }

  /// Commits of decisions that let a landing through: they came with it.
  public Set<Commit> decisions() {
    var decisions = new HashSet<Commit>();
    for (var id : new Runs(ledger).all()) {
      for (var event : Runs.history(ledger, id)) {
        if (event instanceof Combined(_, var ahead, var combination, _)
            && ahead.isEmpty()
            && !combination.ground().equals(combination.tip())) {
          decisions.add(combination.ground());
        }
      }
    }
    return decisions;
  }

  private List<Delivery> where(Predicate<String> wanted) {
    var deliveries = new ArrayList<Delivery>();
    for (var id : new Runs(ledger).all()) {
      var history = Runs.history(ledger, id);
      if (history.getFirst() instanceof RunOpened opening
          && wanted.test(opening.outline().plan())) {
        var name = opening.outline().plan().split("/")[1];
        var contracts = contracts(opening.outline());
        var texts = new Texts(name);
        for (var event : history) {
          if (event instanceof TaskLanded landed) {
            deliveries.add(
                delivery(
                    landed,
                    contracts.get(landed.task().value()),
                    texts.at(beginningOf(landed, history)),
                    measured(landed.task(), history)));
          }
        }
      }
    }
    return deliveries;
  }

  /// What the checks said in a line `measured: …`, in the last judgement that counted.
  private Map<ItemId, String> measured(TaskId task, List<RunEvent> history) {
    var measured = new HashMap<ItemId, String>();
    for (var event : history) {
      var judgement = judgement(event, task);
      if (judgement.isEmpty()) {
        continue;
      }
      for (var result : judgement.get().results()) {
        for (var evidence : result.evidence()) {
          ItemId.parse(evidence.kind().replaceFirst("^check ", ""))
              .filter(id -> id.kind() == ItemId.Kind.QUALITY)
              .ifPresent(id -> said(evidence.hash()).ifPresent(it -> measured.put(id, it)));
        }
      }
    }
    return measured;
  }

  private static Optional<Judgement> judgement(RunEvent event, TaskId task) {
    return switch (event) {
      case CandidateJudged(var attempt, var judgement, _, _) when attempt.task().equals(task) ->
          Optional.of(judgement);
      case CombinationJudged(var attempt, var judgement, _, _) when attempt.task().equals(task) ->
          Optional.of(judgement);
      default -> Optional.empty();
    };
  }

  private Optional<String> said(Hash log) {
    return place
        .evidence()
        .get(log)
        .flatMap(bytes -> measured(new String(bytes, StandardCharsets.UTF_8)));
  }

  /// What the last line `measured: …` of a check's output says.
  static Optional<String> measured(String log) {
    return MEASURED
        .matcher(log)
        .results()
        .reduce((_, later) -> later)
        .map(found -> found.group(1).strip());
  }

  private static Delivery delivery(
      TaskLanded landed,
      @Nullable Contract contract,
      Map<ItemId, Fingerprint> texts,
      Map<ItemId, String> measured) {
    if (contract == null) {
      throw Problem.broken(
          "the contract of " + landed.task() + " is missing", "run: baton audit verify");
    }
    return new Delivery(
        landed.task(),
        landed.commit(),
        landed.at(),
        contract.implementsItems(),
        contract.checks().stream()
            .collect(Collectors.toMap(Check::proves, Check::command, (first, _) -> first)),
        texts,
        measured);
  }

  private Map<String, Contract> contracts(Outline outline) {
    var text =
        place
            .evidence()
            .get(outline.planText())
            .orElseThrow(() ->
                Problem.broken(
                    "the text of " + outline.plan() + " is missing from the evidence store",
                    "run: baton audit verify"));
    return new PlanReader()
        .read(outline.plan(), text).tasks().stream()
            .collect(Collectors.toMap(task -> task.id().value(), task -> task));
  }

  /// A performer works to the words that were approved when its attempt began.
  private static Instant beginningOf(TaskLanded landed, List<RunEvent> history) {
    return history.stream()
        .filter(AttemptStarted.class::isInstance)
        .map(AttemptStarted.class::cast)
        .filter(started -> started.attempt().equals(landed.attempt()))
        .findFirst()
        .map(AttemptStarted::at)
        .orElse(landed.at());
  }

  /// The words of one spec as they were approved, time after time.
  private final class Texts {
    private final TreeMap<Instant, Hash> approvals = new TreeMap<>();
    private final Map<Hash, Map<ItemId, Fingerprint>> read = new HashMap<>();

    Texts(String name) {
      ledger.each(
          new StreamId("approvals"),
          0,
          recorded -> {
            var entry = recorded.entry();
            if (entry.type().equals("spec-approved") && entry.data().text("name").equals(name)) {
              approvals.put(entry.at(), new Hash(entry.data().object("text").text("sha256")));
            }
          });
    }

    Map<ItemId, Fingerprint> at(Instant moment) {
      var latest = approvals.floorEntry(moment);
      return latest == null ? Map.of() : read.computeIfAbsent(latest.getValue(), this::read);
    }

    private Map<ItemId, Fingerprint> read(Hash text) {
      return place
          .evidence()
          .get(text)
          .map(bytes -> new SpecReader().read("spec.md", bytes))
          .map(spec ->
              spec.items().stream()
                  .collect(Collectors.toMap(Item::id, Item::fingerprint, (first, _) -> first)))
          .orElse(Map.of());
    }
  }
}
