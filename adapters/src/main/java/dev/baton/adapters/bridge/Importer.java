package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.core.finding.Finding;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Plan;
import dev.baton.core.spec.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// From foreign files to spec.md and plan.md.
public final class Importer {
  private final Bridge bridge;
  private final String name;
  private final Folder files;
  private final Reading reading;
  private final Map<String, String> ids;
  private final String spec;
  private final Optional<String> plan;

  private Importer(Bridge bridge, String name, Folder files, String origin) {
    this.bridge = bridge;
    this.name = name;
    this.files = files;
    reading = bridge.read(files);
    ids = Naming.of(name, reading);
    var parts = partsHere();
    spec = BatonText.spec(name, reading, origin, parts);
    plan =
        parts.stream().anyMatch(part -> part.kind() == Kind.TASK)
            ? Optional.of(BatonText.plan(name, reading, origin, parts))
            : Optional.empty();
  }

  /// Reads one unit. `origin` is where it was found, for the reader of the spec.
  public static Importer of(String format, String name, Folder files, String origin) {
    return new Importer(Bridges.named(format).orElseThrow(), name, files, origin);
  }

  private List<Part> partsHere() {
    var parts = new ArrayList<Part>();
    var source =
        Part.of(Kind.STATEMENT, ids.containsValue("ST-1") ? "ST-0" : "ST-1", "imported", "");
    var needsSource = false;
    for (var placed : reading.parts()) {
      var part = placed.part().renamed(ids);
      var isObligation = part.kind() == Kind.REQUIREMENT || part.kind() == Kind.QUALITY;
      if (isObligation && part.about().isEmpty()) {
        part = part.about(List.of(source.name()));
        needsSource = true;
      }
      parts.add(part);
    }
    if (needsSource) {
      var path = files.files().isEmpty() ? "" : files.files().firstKey();
      parts.addFirst(
          source
              .withTitle("imported from " + path)
              .withText(
                  "Imported as it stood in %s; who wants it is not recorded there."
                      .formatted(path)));
    }
    return parts;
  }

  public String spec() {
    return spec;
  }

  public Optional<String> plan() {
    return plan;
  }

  public List<Finding> findings() {
    return reading.findings();
  }

  public List<Unread> unread() {
    return reading.unread();
  }

  /// Whether anything was found that Baton has a word for.
  public boolean isEmpty() {
    return reading.parts().isEmpty() && reading.done().isEmpty();
  }

  public int done() {
    return reading.done().size();
  }

  /// How many parts of a kind were found, by the kind's name in lower case.
  public int count(String kind) {
    return reading.of(Kind.valueOf(kind.toUpperCase(Locale.ROOT))).size();
  }

  public int parts() {
    return reading.parts().size();
  }

  /// What to remember beside the documents, once they were read back.
  public Sidecar sidecar(Spec readSpec, Optional<Plan> readPlan) {
    var here = new LinkedHashMap<String, Part>();
    Parts.of(new Parts.Documents(readSpec, spec, readPlan))
        .forEach(part -> here.put(part.name(), part));
    return link(bridge.format(), files, reading, ids, here);
  }

  static Sidecar link(
      String format,
      Folder files,
      Reading reading,
      Map<String, String> ids,
      Map<String, Part> here) {
    var links = new LinkedHashMap<String, Sidecar.Link>();
    for (var placed : reading.parts()) {
      var id = ids.get(placed.part().name());
      var part = id == null ? null : here.get(id);
      if (id != null && part != null) {
        links.put(
            id, new Sidecar.Link(placed.part().name(), Parts.state(part), there(placed, files)));
      }
    }
    return new Sidecar(format, files, links);
  }

  static Hash there(Placed placed, Folder files) {
    return Hash.of(
        files
            .find(placed.path())
            .orElseThrow()
            .substring(placed.whole().start(), placed.whole().end()));
  }

  public String name() {
    return name;
  }
}
