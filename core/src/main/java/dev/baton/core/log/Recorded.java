package dev.baton.core.log;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An entry with its place: the how-manieth of all, and of its stream. Both count from 1.
public record Recorded(long sequence, StreamId stream, long number, Entry entry) {

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
    var json = Json.parse(canonical).asObject();
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
