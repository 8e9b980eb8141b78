package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Foreign files in memory, and what a bridge makes of them. The readers of Baton's own documents
/// are another adapter, so what goes back is said in parts here; the app's tests go through text.
final class Crossing {
  private final Bridge bridge;
  private final Folder files;
  private final Reading reading;

  private Crossing(Bridge bridge, Folder files) {
    this.bridge = bridge;
    this.files = files;
    reading = bridge.read(files);
  }

  static Crossing of(String format, String... pathsAndTexts) {
    var files = new LinkedHashMap<String, String>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return new Crossing(Bridges.named(format).orElseThrow(), Folder.of(files));
  }

  Reading reading() {
    return reading;
  }

  Importer importer() {
    return Importer.of(bridge.format(), "sample", files, "here");
  }

  List<String> names(Kind kind) {
    return reading.of(kind).stream().map(placed -> placed.part().name()).toList();
  }

  Part part(String name) {
    return placed(name).part();
  }

  Placed placed(String name) {
    return reading.byName().getOrDefault(name, reading.parts().getFirst());
  }

  List<Integer> unreadLines() {
    return reading.unread().stream().map(Unread::line).toList();
  }

  Map<String, String> ids() {
    return Naming.of("sample", reading);
  }

  /// The file after one part was changed in Baton.
  String after(Part changed, String path) {
    var parts = new HashMap<String, Part>();
    reading
        .parts()
        .forEach(placed -> parts.put(placed.part().name(), placed.part().renamed(ids())));
    var ids = ids();
    var sidecar = Importer.link(bridge.format(), files, reading, ids, byId(parts));
    parts.put(changed.name(), changed.renamed(ids));
    var export = Exporter.export(bridge, sidecar, files, new ArrayList<>(parts.values()));
    return export.files().files().getOrDefault(path, "");
  }

  private static Map<String, Part> byId(Map<String, Part> parts) {
    var byId = new HashMap<String, Part>();
    parts.values().forEach(part -> byId.put(part.name(), part));
    return byId;
  }
}
