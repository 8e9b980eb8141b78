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

  /// Takes the first line. Throws [JsonFault] if it is not the header of an export.
  public void begin(String line) {
    try {
      var header = Header.parse(line);
      var vouches =
          switch (trust) {
            case Trust.Key(var given) -> given;
            case Trust.Header(var byPem) -> byPem.apply(header.publicKey());
          };
      reading =
          new Reading(
              header, new Audit(header.origin(), vouches, _ -> new BlobState.NotIncluded()));
    } catch (JsonFault | IllegalArgumentException e) {
      throw new JsonFault("not an export of a ledger: " + e.getMessage());
    }
  }

  /// Looks at one of the other lines by itself; any number of threads may.
  public Audit.Examined examine(String line) {
    var audit = begun().audit;
    return line.startsWith(CHECKPOINT) ? audit.checkpoint(note(line)) : audit.entry(line);
  }

  /// Takes the next line.
  public void take(Audit.Examined next) {
    begun().audit.take(next);
  }

  public Report report() {
    var read = begun();
    var header = read.header;
    read.audit.expectSigned(header.events());
    return new Report(
        read.audit.report(), header.origin(), header.publicKey(), trust instanceof Trust.Header);
  }

  private Reading begun() {
    if (reading == null) {
      throw new JsonFault("not an export of a ledger: it has no header");
    }
    return reading;
  }

  // A line that only looks like a checkpoint is handed on as it is: it is no note either.
  private static String note(String line) {
    try {
      return Json.parse(line).asObject().text("checkpoint");
    } catch (JsonFault e) {
      return line;
    }
  }

  private record Reading(Header header, Audit audit) {}
}
