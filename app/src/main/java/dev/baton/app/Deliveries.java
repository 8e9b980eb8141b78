package dev.baton.app;

import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.markdown.SpecReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.hash.Hash;
import dev.baton.core.log.StreamId;
import dev.baton.core.plan.Check;
import dev.baton.core.plan.Contract;
import dev.baton.core.run.Outline;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.spec.Fingerprint;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.trace.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has landed, with the contracts and the spec texts it was made for.
public final class Deliveries {
  private final Place place;
  private final SqliteLedger ledger;

  public Deliveries(Place place, SqliteLedger ledger) {
    this.place = place;
    this.ledger = ledger;
  }

  /// Every landing under the spec's name, oldest first.
  public List<Delivery> of(String name) {
    var deliveries = new ArrayList<Delivery>();
    for (var id : new Runs(ledger).all()) {
      var history = Runs.history(ledger, id);
      if (history.getFirst() instanceof RunOpened opening
          && opening.outline().plan().equals("specs/" + name + "/plan.md")) {
        var contracts = contracts(opening.outline());
        var texts = texts(name, opening.at());
        for (var event : history) {
          if (event instanceof TaskLanded landed) {
            deliveries.add(delivery(landed, contracts.get(landed.task().value()), texts));
          }
        }
      }
    }
    return deliveries;
  }

  private static Delivery delivery(
      TaskLanded landed, @Nullable Contract contract, Map<ItemId, Fingerprint> texts) {
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
        texts);
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

  /// The spec as it was approved last before that moment.
  private Map<ItemId, Fingerprint> texts(String name, Instant before) {
    var approvals = new TreeMap<Instant, Hash>();
    ledger.each(
        new StreamId("approvals"),
        0,
        recorded -> {
          var entry = recorded.entry();
          if (entry.type().equals("spec-approved") && entry.data().text("name").equals(name)) {
            approvals.put(entry.at(), new Hash(entry.data().object("text").text("sha256")));
          }
        });
    var latest = approvals.floorEntry(before);
    if (latest == null) {
      return Map.of();
    }
    return place
        .evidence()
        .get(latest.getValue())
        .map(text -> new SpecReader().read("spec.md", text))
        .map(spec ->
            spec.items().stream()
                .collect(Collectors.toMap(Item::id, Item::fingerprint, (first, _) -> first)))
        .orElse(Map.of());
  }
}
