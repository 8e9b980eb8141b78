package dev.baton.adapters.door.model;

import dev.baton.core.json.Json;
import dev.baton.core.run.Money;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Counts one answer from the wire and settles with the purse when it is over, however it ends,
/// once. One thread counts; settling is safe for several.
final class Meter {
  private final Asking asking;
  private final Estimate estimate;
  private final Terms terms;
  private final Purse purse;
  private final Consumer<ModelEvent> listener;
  private final AtomicBoolean settled = new AtomicBoolean();
  private volatile Tally tally = Tally.NONE;
  private final AtomicLong heard = new AtomicLong();

  Meter(Asking asking, Estimate estimate, Terms terms, Purse purse, Consumer<ModelEvent> listener) {
    this.asking = asking;
    this.estimate = estimate;
    this.terms = terms;
    this.purse = purse;
    this.listener = listener;
  }

  /// So many bytes more.
  void hear(int bytes) {
    heard.addAndGet(bytes);
  }

  /// A document of the answer, or an event of its stream. Most have no numbers in them, and those
  /// are not worth reading.
  void count(String document) {
    if (!document.contains("sage\"") && !document.contains("usageMetadata")) {
      return;
    }
    Documents.parse(document).ifPresent(this::count);
  }

  private void count(Json json) {
    switch (json) {
      case Json.Obj object -> tally = asking.dialect().speech().count(object, tally);
      // Gemini streams a list where the client does not ask for events.
      case Json.Arr(var items) -> items.forEach(this::count);
      default -> {
        // No numbers in it.
      }
    }
  }

  /// The provider did nothing for it.
  void settleForNothing() {
    settle(Tally.NONE);
  }

  /// The answer is over, or broke off.
  void settle() {
    settle(
        tally.unless(
            seen -> Math.max(seen, Math.min(estimate.out(), Estimate.tokens(heard.get()))),
            estimate.in()));
  }

  private void settle(Tally used) {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    var money = terms.prices().of(asking.model()).map(one -> one.of(used)).orElse(Money.ZERO);
    listener.accept(new ModelEvent.Used(purse.settle(estimate, used.in(), used.out(), money)));
  }
}
