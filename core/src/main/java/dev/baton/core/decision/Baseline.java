package dev.baton.core.decision;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Breaches that were there when their rule was made. They stop nobody, and none may join them
/// unnoticed: the file is among the decisions, whose change a person looks at.
public record Baseline(Set<Breach.Key> frozen) {
  public static final Baseline EMPTY = new Baseline(Set.of());
  public static final String FILE = "decisions/.frozen.json";

  public Baseline {
    frozen = Set.copyOf(frozen);
  }

  public boolean has(Breach breach) {
    return frozen.contains(breach.key());
  }

  public static Baseline of(Collection<Breach> breaches) {
    var keys = new HashSet<Breach.Key>();
    breaches.forEach(breach -> keys.add(breach.key()));
    return new Baseline(keys);
  }

  /// Throws [JsonFault] where the text is no baseline.
  public static Baseline parse(String text) {
    var all = Json.parse(text).asObject();
    if (!all.text("schema").equals("baton.frozen/1")) {
      throw new JsonFault("no baseline but " + all.text("schema"));
    }
    var keys = new HashSet<Breach.Key>();
    for (var each : all.list("breaches")) {
      var it = each.asObject();
      keys.add(
          new Breach.Key(it.text("decision"), it.text("rule"), it.text("path"), it.text("target")));
    }
    return new Baseline(keys);
  }

  /// The same for the same breaches, in whichever order they were found.
  public String text() {
    return Json.object()
            .put("schema", "baton.frozen/1")
            .putEach(
                "breaches",
                frozen.stream().sorted(Breach.Key.ORDER).toList(),
                key ->
                    Json.object()
                        .put("decision", key.decision())
                        .put("rule", key.rule())
                        .put("path", key.path())
                        .put("target", key.target())
                        .end())
            .end()
            .pretty()
            .stripTrailing()
        + "\n";
  }
}
