package dev.baton.core.trace;

import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.spec.Fingerprint;
import dev.baton.core.spec.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One task that landed: what its contract said it would show, and the texts that were in force
/// when its run began. `measured` is what the checks of qualities read off.
public record Delivery(
    TaskId task,
    Commit commit,
    Instant at,
    List<ItemId> implementsItems,
    Map<ItemId, String> checks,
    Map<ItemId, Fingerprint> texts,
    Map<ItemId, String> measured) {
  public Delivery {
    implementsItems = List.copyOf(implementsItems);
    checks = Map.copyOf(checks);
    texts = Map.copyOf(texts);
    measured = Map.copyOf(measured);
  }
}
