package dev.baton.adapters.bridge;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What `bridge.json` remembers: which of Baton's IDs is which foreign part, how both looked when
/// they last agreed, and the foreign files as they were then.
public record Sidecar(String format, Folder files, SequencedMap<String, Link> links) {
  private static final String SCHEMA = "baton.bridge/1";

  /// `here` and `there` are what the two sides said when they agreed.
  public record Link(String name, Hash here, Hash there) {}

  public Sidecar {
    links = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(links));
  }

  static Sidecar fresh(String format) {
    return new Sidecar(format, Folder.EMPTY, new LinkedHashMap<>());
  }

  /// One for each format the spec crossed to. Throws [JsonFault] where the text is not what
  /// [#print] wrote.
  public static Map<String, Sidecar> read(String text) {
    var root = Json.parse(text).asObject();
    if (!root.text("schema").equals(SCHEMA)) {
      throw new JsonFault("this is " + root.text("schema") + " and not " + SCHEMA);
    }
    var all = new TreeMap<String, Sidecar>();
    root.object("bridges")
        .fields()
        .forEach((format, bridge) -> all.put(format, read(format, bridge.asObject())));
    return all;
  }

  private static Sidecar read(String format, Json.Obj bridge) {
    var files = new TreeMap<String, String>();
    bridge.object("files").fields().forEach((path, content) -> files.put(path, content.asText()));
    var links = new LinkedHashMap<String, Link>();
    bridge
        .object("links")
        .fields()
        .forEach((id, link) -> {
          var parts = link.asObject();
          links.put(
              id,
              new Link(parts.text("name"), hash(parts.text("here")), hash(parts.text("there"))));
        });
    return new Sidecar(format, new Folder(files), links);
  }

  private static Hash hash(String text) {
    if (!Hash.isHash(text)) {
      throw new JsonFault("not a hash: " + text);
    }
    return new Hash(text);
  }

  public static String print(Map<String, Sidecar> all) {
    var bridges = Json.object();
    all.forEach((format, sidecar) -> bridges.put(format, sidecar.json()));
    return Json.object().put("schema", SCHEMA).put("bridges", bridges.end()).end().pretty() + "\n";
  }

  private Json json() {
    var known = Json.object();
    links.forEach((id, link) ->
        known.put(
            id,
            Json.object()
                .put("name", link.name())
                .put("here", link.here().hex())
                .put("there", link.there().hex())
                .end()));
    var texts = Json.object();
    files.files().forEach(texts::put);
    return Json.object().put("links", known.end()).put("files", texts.end()).end();
  }
}
