package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.log.AuditReport.Fault;
import dev.baton.core.log.AuditReport.Fault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reads a ledger from its first entry to its last and says what is wrong with it.
///
/// It takes, in order, each entry as a [#row] or a bare [#entry], each checkpoint right after the
/// last entry it covers, at the end the [#edge] where there is one. Of what it read it keeps the
/// tree's edge, one number a stream and 32 to 64 bytes a blob. [#take] is for one thread.
///
/// What it cannot see: a ledger that was cut back to an earlier state together with its checkpoints
/// is a valid earlier ledger. Whoever keeps a checkpoint elsewhere can tell.
public final class Audit {
  private static final int LISTED = 100;

  private final String origin;
  private final Predicate<SignedNote> vouches;
  private final Function<Hash, BlobState> blobs;

  private final Map<StreamId, Long> numbers = new HashMap<>();
  private final SeenHashes seen = new SeenHashes();
  private final List<Fault> faults = new ArrayList<>();
  private long unlisted;
  private long notIncluded;
  private final MerkleEdge tree = new MerkleEdge();
  private long last;
  private int checkpoints;
  private long signed;
  private long vouched;
  private boolean rootsDiffer;

  /// `origin` is the log that the checkpoints must be about.
  public Audit(String origin, Predicate<SignedNote> vouches, Function<Hash, BlobState> blobs) {
    this.origin = origin;
    this.vouches = vouches;
    this.blobs = blobs;
  }

  /// A row as a ledger keeps it: the text, and beside it what the text says about its place.
  public record Row(long sequence, String stream, long number, String leaf, String body) {}

  /// Something that was looked at by itself and waits for its turn.
  public sealed interface Examined {}

  private record Stored(Row row, Hash leaf, Parsed parsed) implements Examined {}

  private record Bare(Hash leaf, Parsed parsed) implements Examined {}

  private record Signed(SignedNote note, Checkpoint checkpoint, boolean vouched)
      implements Examined {}

  private record NoCheckpoint(String why) implements Examined {}

  /// A text read as an entry, as far as that went; `fault` is empty where all is well.
  private record Parsed(Optional<Recorded> entry, String fault) {}

  /// Looks at a row by itself. This is most of the work, depends on nothing else, and may be done
  /// by any number of threads ahead of [#take].
  public Examined row(Row row) {
    return new Stored(row, leaf(row.body()), parse(row.body()));
  }

  /// Looks at an entry of an export, which is its text and nothing else; see [#row].
  public Examined entry(String body) {
    return new Bare(leaf(body), parse(body));
  }

  /// Looks at a checkpoint; see [#row].
  public Examined checkpoint(String note) {
    try {
      var parsed = SignedNote.parse(note);
      return new Signed(parsed, Checkpoint.parse(parsed.text()), vouches.test(parsed));
    } catch (IllegalArgumentException e) {
      return new NoCheckpoint(String.valueOf(e.getMessage()));
    }
  }

  /// Takes what comes next in the ledger. The place of a checkpoint says which entries it is meant
  /// to cover.
  public void take(Examined next) {
    switch (next) {
      case Stored(var row, var leaf, var parsed) -> row(row, leaf, parsed);
      case Bare(var leaf, var parsed) -> entry(leaf, parsed);
      case Signed signed -> {
        checkpoints++;
        checkpoint(signed);
      }
      case NoCheckpoint(var why) -> {
        checkpoints++;
        var place = "checkpoint " + checkpoints;
        report(Kind.MALFORMED, place, place + " is no checkpoint: " + why);
      }
    }
  }

  // The tree is built over the stored leaves: if those are as signed, a changed text is the only
  // thing wrong, and the audit can say so.
  private void row(Row row, Hash computed, Parsed parsed) {
    var where = entry(row.sequence());
    var fits = computed.hex().equals(row.leaf());
    if (!fits) {
      report(
          Kind.CHANGED,
          where,
          where + " no longer has the hash it was stored with: its text or the hash was changed");
    }
    follow(row.sequence());
    tree.add(fits ? computed : stored(row.leaf()).orElse(computed));
    check(parsed, where);
    parsed
        .entry()
        .ifPresent(recorded -> {
          requirePlace(row, recorded, where);
          inspect(recorded, where);
        });
  }

  private void requirePlace(Row row, Recorded recorded, String where) {
    if (recorded.sequence() != row.sequence()
        || !recorded.stream().value().equals(row.stream())
        || recorded.number() != row.number()) {
      report(
          Kind.MISPLACED,
          where,
          "%s is kept as number %d of stream %s, but its text is entry %d, number %d of stream %s"
              .formatted(
                  where,
                  row.number(),
                  row.stream(),
                  recorded.sequence(),
                  recorded.number(),
                  recorded.stream()));
    }
  }

  private void entry(Hash leaf, Parsed parsed) {
    var sequence = parsed.entry().map(Recorded::sequence).orElse(last + 1);
    check(parsed, entry(sequence));
    follow(sequence);
    tree.add(leaf);
    parsed.entry().ifPresent(recorded -> inspect(recorded, entry(sequence)));
  }

  private void checkpoint(Signed found) {
    var checkpoint = found.checkpoint();
    var where = "checkpoint " + checkpoint.size();
    if (!checkpoint.origin().equals(origin)) {
      report(
          Kind.ORIGIN,
          where,
          where + " is about the log " + checkpoint.origin() + ", this is " + origin);
    } else if (!found.vouched()) {
      report(
          Kind.SIGNATURE,
          where,
          where
              + " was changed or signed with another key (it names "
              + found.note().signer()
              + ")");
    } else {
      signed = Math.max(signed, checkpoint.size());
      compare(checkpoint, where);
    }
  }

  private void compare(Checkpoint checkpoint, String where) {
    if (checkpoint.size() > last) {
      report(
          Kind.CUT_OFF,
          where,
          "%s vouches for %d entries, but there are %d up to here: %s removed"
              .formatted(
                  where,
                  checkpoint.size(),
                  last,
                  span(last + 1, checkpoint.size(), " was", " were")));
    } else if (checkpoint.size() < last) {
      report(Kind.MISPLACED, where, where + " stands after " + entry(last));
    } else if (checkpoint.root().equals(tree.root())) {
      vouched = checkpoint.size();
    } else if (!rootsDiffer) {
      // A root is about everything before it: once one does not fit, no later one can.
      rootsDiffer = true;
      report(
          Kind.ROOT,
          where,
          "%s does not fit: something in %s was changed, added or removed after it was signed; %s"
              .formatted(
                  where,
                  span(vouched + 1, checkpoint.size(), "", ""),
                  vouched == 0
                      ? "no earlier checkpoint narrows it down"
                      : "up to " + entry(vouched) + " all is as signed"));
    }
  }

  /// Compares the tree that a ledger keeps beside its entries.
  public void edge(long size, List<String> hashes) {
    if (size != tree.size()) {
      report(
          Kind.EDGE,
          "tree edge",
          "the ledger counts %d entries, but holds %d".formatted(size, tree.size()));
    } else if (!hashes.equals(tree.tree().edge().stream().map(Hash::hex).toList())) {
      report(
          Kind.EDGE,
          "tree edge",
          "the tree that the ledger keeps is not the tree of its " + size + " entries");
    }
  }

  /// The last checkpoint must be no older than the rule for writing them allows.
  public void expectCheckpoints() {
    if (Checkpoint.isDue(signed, last)) {
      report(
          Kind.UNSIGNED,
          span(signed + 1, last, "", ""),
          "no checkpoint covers %s, although one is written every %d entries"
              .formatted(span(signed + 1, last, "", ""), Checkpoint.EVERY));
    }
  }

  /// Nothing may stand after the last checkpoint, and there must be this many entries.
  public void expectSigned(long events) {
    if (events != tree.size()) {
      report(
          Kind.CUT_OFF,
          "header",
          "the header announces %d entries, there are %d".formatted(events, tree.size()));
    }
    if (signed < last) {
      report(
          Kind.UNSIGNED,
          span(signed + 1, last, "", ""),
          "no checkpoint covers " + span(signed + 1, last, "", ""));
    }
  }

  public AuditReport report() {
    return new AuditReport(
        faults.isEmpty(),
        tree.size(),
        tree.root(),
        checkpoints,
        faults,
        unlisted,
        vouched,
        new AuditReport.Blobs(seen.size(), notIncluded));
  }

  private void follow(long sequence) {
    if (sequence > last + 1) {
      var missing = span(last + 1, sequence - 1, " is missing", " are missing");
      report(Kind.MISSING, span(last + 1, sequence - 1, "", ""), missing);
    } else if (sequence <= last) {
      report(
          Kind.MISPLACED,
          entry(sequence),
          entry(sequence) + " stands after " + entry(last) + ": it was moved or doubled");
    }
    last = Math.max(last, sequence);
  }

  private static Parsed parse(String body) {
    try {
      var read = Recorded.read(body);
      return new Parsed(
          Optional.of(read.recorded()),
          read.isCanonical() ? "" : "is not written in the canonical form");
    } catch (JsonFault | IllegalArgumentException | ArithmeticException e) {
      return new Parsed(Optional.empty(), "is not an entry: " + e.getMessage());
    }
  }

  private void check(Parsed parsed, String where) {
    if (!parsed.fault().isEmpty()) {
      report(Kind.MALFORMED, where, where + " " + parsed.fault());
    }
  }

  private void inspect(Recorded recorded, String where) {
    var before = numbers.put(recorded.stream(), recorded.number());
    var expected = before == null ? 1 : before + 1;
    if (recorded.number() > expected) {
      report(
          Kind.MISSING,
          where,
          "in stream %s number %d is followed by number %d (%s): what stood between is missing"
              .formatted(recorded.stream(), expected - 1, recorded.number(), where));
    } else if (recorded.number() < expected) {
      report(
          Kind.MISPLACED,
          where,
          "%s is number %d of stream %s, which already had number %d"
              .formatted(where, recorded.number(), recorded.stream(), expected - 1));
    }
    blobsIn(recorded.entry().data(), where);
  }

  private void blobsIn(Json value, String where) {
    switch (value) {
      case Json.Obj(var fields) -> {
        if (fields.get("sha256") instanceof Json.Str(var hex)) {
          blob(hex, where);
        }
        for (var field : fields.values()) {
          blobsIn(field, where);
        }
      }
      case Json.Arr(var items) -> {
        for (var item : items) {
          blobsIn(item, where);
        }
      }
      case Json.Str _, Json.Num _, Json.Frac _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void blob(String hex, String where) {
    if (!Hash.isHash(hex)) {
      report(Kind.MALFORMED, where, where + " names a blob by what is no SHA-256: " + hex);
      return;
    }
    var hash = new Hash(hex);
    if (!seen.add(hash)) {
      return;
    }
    var name = "blob " + hash;
    switch (blobs.apply(hash)) {
      case BlobState.Whole() -> {}
      case BlobState.Missing() ->
          report(Kind.BLOB_MISSING, name, name + ", first named by " + where + ", is missing");
      case BlobState.Changed() ->
          report(
              Kind.BLOB_CHANGED,
              name,
              name + ", first named by " + where + ", holds something else than it did");
      case BlobState.NotIncluded() -> notIncluded++;
    }
  }

  private void report(Kind kind, String where, String message) {
    if (faults.size() < LISTED) {
      faults.add(new Fault(kind, where, message));
    } else {
      unlisted++;
    }
  }

  private static Optional<Hash> stored(String leaf) {
    return Hash.isHash(leaf) ? Optional.of(new Hash(leaf)) : Optional.empty();
  }

  private static Hash leaf(String body) {
    return Merkle.leaf(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String entry(long sequence) {
    return "entry " + sequence;
  }

  private static String span(long from, long to, String one, String several) {
    return from == to ? entry(from) + one : "entries " + from + " to " + to + several;
  }
}
