package dev.baton.core.trace;

import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.spec.Fingerprint;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One task that landed: what its contract said it would show, and the texts that were in force
/// when its performer began. `measured` is what the checks of qualities read off.
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

  /// Whether everything it was made for still reads as it did then. An item that is gone asks for
  /// nothing; a scenario that came later asks for more.
  public boolean isFor(SpecIndex spec) {
    return implementsItems.stream()
        .flatMap(id -> Stream.concat(spec.find(id).stream(), spec.scenariosOf(id).stream()))
        .allMatch(item -> item.fingerprint().equals(texts.get(item.id())));
  }
}
