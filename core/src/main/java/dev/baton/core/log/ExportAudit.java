package dev.baton.core.log;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Audits an exported ledger: a text, fed line by line. Needs no database and no blobs.
///
/// The first line is the header, each other one an entry's text or a checkpoint. For one thread.
public final class ExportAudit {
  public static final String SCHEMA = "baton.audit-export/1";

  private static final String CHECKPOINT = "{\"checkpoint\":";

  private final Trust trust;
  private @Nullable Reading reading;

  public ExportAudit(Trust trust) {
    this.trust = trust;
  }

  /// Whose word is taken for the signatures.
  public sealed interface Trust {
    /// A key that came another way than the file.
    record Key(Predicate<SignedNote> vouches) implements Trust {}

    /// The key in the file's own header. This shows that the file is in one piece, not whose it is:
    /// whoever forges an export puts their own key into it.
    record Header(Function<String, Predicate<SignedNote>> byPem) implements Trust {}
  }

  /// `publicKey` is the one in the header, in PEM form, whichever was used.
  public record Report(AuditReport audit, String origin, String publicKey, boolean keyFromHeader) {}

  /// The first line of an export.
  public record Header(String origin, long events, String publicKey) {
    public String line() {
      return Json.object()
          .put("events", events)
          .put("origin", origin)
          .put("publicKeyPem", publicKey)
          .put("schema", SCHEMA)
          .end()
          .canonical();
    }

    static Header parse(String line) {
      var json = Json.parse(line).asObject();
      if (!json.text("schema").equals(SCHEMA)) {
        throw new JsonFault("its schema is " + json.text("schema") + ", not " + SCHEMA);
      }
      return new Header(json.text("origin"), json.number("events"), json.text("publicKeyPem"));
    }
  }

  /// The line that carries a checkpoint.
  public static String line(String checkpoint) {
    return Json.object().put("checkpoint", checkpoint).end().canonical();
  }

  /// Takes the next line. Throws [JsonFault] if the first one is not the header of an export.
  public void take(String line) {
    if (reading == null) {
      reading = begin(line);
    } else if (line.startsWith(CHECKPOINT)) {
      reading.checkpoint(line);
    } else {
      reading.audit.entry(line);
    }
  }

  public Report report() {
    if (reading == null) {
      throw new JsonFault("not an export of a ledger: it is empty");
    }
    var header = reading.header;
    reading.audit.expectSigned(header.events());
    return new Report(
        reading.audit.report(), header.origin(), header.publicKey(), trust instanceof Trust.Header);
  }

  private Reading begin(String line) {
    try {
      var header = Header.parse(line);
      var vouches =
          switch (trust) {
            case Trust.Key(var given) -> given;
            case Trust.Header(var byPem) -> byPem.apply(header.publicKey());
          };
      return new Reading(
          header, new Audit(header.origin(), vouches, _ -> new BlobState.NotIncluded()));
    } catch (JsonFault | IllegalArgumentException e) {
      throw new JsonFault("not an export of a ledger: " + e.getMessage());
    }
  }

  private record Reading(Header header, Audit audit) {
    void checkpoint(String line) {
      try {
        audit.checkpoint(Json.parse(line).asObject().text("checkpoint"));
      } catch (JsonFault e) {
        audit.malformed("checkpoint", "a line that is no checkpoint: " + e.getMessage());
      }
    }
  }
}
