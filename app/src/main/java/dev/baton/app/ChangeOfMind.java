package dev.baton.app;

import static java.util.stream.Collectors.joining;

import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.plan.Impact;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.RunCommand.HoldTask;
import dev.baton.core.spec.ItemId;
import dev.baton.engine.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Holds what a run is doing for words that no longer hold. The other tasks go on.
public final class ChangeOfMind {
  private final Place place;
  private final SqliteLedger ledger;

  public ChangeOfMind(Place place, SqliteLedger ledger) {
    this.place = place;
    this.ledger = ledger;
  }

  /// The tasks that are held now. A task that is landing this very moment is not: it is stale when
  /// it has landed, and the gap says so.
  public List<TaskId> hold(String name, Set<ItemId> changed, String by) {
    var runs = new Runs(ledger);
    var latest = runs.latest();
    var held = new ArrayList<TaskId>();
    if (changed.isEmpty() || latest.isEmpty()) {
      return held;
    }
    var stream = runs.stream(latest.get());
    var run = Runs.opened(stream);
    var outline = run.outline();
    if (run.isOver() || !outline.plan().equals("specs/" + name + "/plan.md")) {
      return held;
    }
    var plan =
        place
            .evidence()
            .get(outline.planText())
            .map(text -> new PlanReader().read(outline.plan(), text));
    var why =
        "its words have changed: "
            + changed.stream().map(ItemId::value).collect(joining(", "))
            + "; see: baton spec diff";
    for (var task : plan.map(it -> Impact.of(changed, it).tasks()).orElse(List.of())) {
      if (outline.knows(task)
          && stream.handle(new HoldTask(task, why, by, Baton.CLOCK.instant()))
              instanceof Reply.Done) {
        held.add(task);
      }
    }
    return held;
  }
}
