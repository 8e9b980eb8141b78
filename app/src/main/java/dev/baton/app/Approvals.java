package dev.baton.app;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.log.Entry;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.StreamId;
import dev.baton.engine.Ledger;
import dev.baton.engine.Ledger.Append.Overtaken;
import dev.baton.engine.Ledger.Append.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Who approved which text of which spec or plan. A text that changed since is not approved.
public final class Approvals {
  private static final StreamId STREAM = new StreamId("approvals");
  private static final int ROUNDS = 20;

  private final Ledger ledger;

  public Approvals(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What is approved.
  public enum Kind {
    SPEC("spec-approved"),
    PLAN("plan-approved");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  /// The text is in the evidence store already.
  public void record(Kind kind, String name, Hash text, String by, Instant at) {
    var data =
        Json.object()
            .put("name", name)
            .put("text", Json.object().put("sha256", text.hex()).end())
            .put("by", by)
            .end();
    var entry = new Entry(kind.type, 1, at, data);
    for (int round = 0; round < ROUNDS; round++) {
      switch (ledger.append(STREAM, length(), List.of(entry))) {
        case Stored _ -> {
          return;
        }
        case Overtaken _ -> {
          // Somebody approved something else in between; that changes nothing here.
        }
      }
    }
    throw Problem.broken("the ledger is too busy to take the approval", "try again");
  }

  /// The approval that counts: the latest one of that name.
  public Optional<Approved> latest(Kind kind, String name) {
    var latest = new AtomicReference<Optional<Approved>>(Optional.empty());
    ledger.each(
        STREAM,
        0,
        recorded -> {
          var data = recorded.entry().data();
          if (recorded.entry().type().equals(kind.type) && data.text("name").equals(name)) {
            latest.set(Optional.of(approved(recorded)));
          }
        });
    return latest.get();
  }

  private static Approved approved(Recorded recorded) {
    var data = recorded.entry().data();
    return new Approved(
        new Hash(data.object("text").text("sha256")), data.text("by"), recorded.entry().at());
  }

  /// One approval.
  public record Approved(Hash text, String by, Instant at) {}

  private long length() {
    var length = new AtomicLong();
    ledger.each(STREAM, 0, recorded -> length.set(recorded.number()));
    return length.get();
  }
}
