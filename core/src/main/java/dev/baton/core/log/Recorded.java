package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An entry with its place: the how-manieth of all, and of its stream. Both count from 1.
public record Recorded(long sequence, StreamId stream, long number, Entry entry) {
  private static final int FIELDS = 7;

  /// The exact text the Merkle tree is built over.
  public String canonical() {
    return Json.object()
        .put("at", entry.at().toEpochMilli())
        .put("data", entry.data())
        .put("number", number)
        .put("sequence", sequence)
        .put("stream", stream.value())
        .put("type", entry.type())
        .put("v", entry.version())
        .end()
        .canonical();
  }

  public Hash leaf() {
    return Merkle.leaf(canonical().getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what [#canonical] wrote.
  public static Recorded parse(String canonical) {
    return of(Json.parse(canonical).asObject());
  }

  /// An entry as it was read, and whether the text is the one that [#canonical] writes for it.
  record Read(Recorded recorded, boolean isCanonical) {}

  static Read read(String text) {
    var read = Json.read(text);
    var json = read.value().asObject();
    var recorded = of(json);
    // All the fields are there; one more would not be written.
    var same = read.isCanonical() && json.fields().size() == FIELDS;
    return new Read(recorded, same || recorded.canonical().equals(text));
  }

  private static Recorded of(Json.Obj json) {
    return new Recorded(
        json.number("sequence"),
        new StreamId(json.text("stream")),
        json.number("number"),
        new Entry(
            json.text("type"),
            Math.toIntExact(json.number("v")),
            Instant.ofEpochMilli(json.number("at")),
            json.object("data")));
  }
}
