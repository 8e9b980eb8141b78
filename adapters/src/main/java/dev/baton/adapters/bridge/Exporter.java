package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Bridge.Writing;
import dev.baton.core.finding.Source;
import dev.baton.core.plan.Plan;
import dev.baton.core.spec.Spec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// From Baton's documents to foreign files, changing only what changed. One use each.
public final class Exporter {
  private static final Pattern MARGIN = Pattern.compile("\\s*(?:(?:[-*+]|\\d{1,9}[.)])\\s+)?");

  private final Bridge bridge;
  private final Writing writing;
  private final Sidecar before;
  private final Folder base;
  private final Map<String, Part> here = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<Splice> edits = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();

  /// The files to write, what to remember, and what could not be carried over.
  public record Export(Folder files, Sidecar sidecar, List<String> notes, List<String> conflicts) {
    public Export {
      notes = List.copyOf(notes);
      conflicts = List.copyOf(conflicts);
    }
  }

  private Exporter(Bridge bridge, Sidecar before, Folder base, List<Part> parts) {
    this.bridge = bridge;
    this.writing = bridge.writing().orElseThrow();
    this.before = before;
    this.base = base;
    parts.forEach(part -> here.putIfAbsent(part.name(), part));
    before.links().forEach((id, link) -> names.put(id, link.name()));
  }

  /// The files an export would write, as far as it is known before.
  public static List<String> paths(
      String format, Spec spec, String specText, Optional<Plan> plan, Optional<Sidecar> sidecar) {
    var bridge = Bridges.named(format).orElseThrow();
    var parts = Parts.of(new Parts.Documents(spec, specText, plan));
    var before = sidecar.orElseGet(() -> Sidecar.fresh(format));
    return List.copyOf(base(bridge, spec.name(), before, Folder.EMPTY, parts).files().keySet());
  }

  /// `present` are the files that are there already; where there are none, those of the sidecar are
  /// the base, and without one a skeleton is.
  public static Export export(
      String format,
      Spec spec,
      String specText,
      Optional<Plan> plan,
      Optional<Sidecar> sidecar,
      Folder present) {
    var bridge = Bridges.named(format).orElseThrow();
    var before = sidecar.orElseGet(() -> Sidecar.fresh(format));
    var parts = Parts.of(new Parts.Documents(spec, specText, plan));
    var base = base(bridge, spec.name(), before, present, parts);
    return export(bridge, before, base, parts);
  }

  static Export export(Bridge bridge, Sidecar before, Folder base, List<Part> parts) {
    return new Exporter(bridge, before, base, parts).run();
  }

  private static Folder base(
      Bridge bridge, String name, Sidecar before, Folder present, List<Part> parts) {
    var files = new LinkedHashMap<String, String>();
    if (before.files().files().isEmpty()) {
      files.putAll(bridge.writing().orElseThrow().skeleton(name, parts).files());
    }
    files.putAll(before.files().files());
    files.putAll(present.files());
    return Folder.of(files);
  }

  private Export run() {
    var reading = bridge.read(base);
    var there = reading.byName();
    before.links().forEach((id, link) -> compare(id, link, there));
    var fresh =
        here.values().stream().filter(part -> !before.links().containsKey(part.name())).toList();
    fresh.stream()
        .filter(part -> !writing.takes(part.kind()))
        .forEach(part -> notes.add(part.name() + " has no place in " + bridge.format()));
    var added =
        writing.add(
            base,
            reading,
            fresh.stream().filter(part -> writing.takes(part.kind())).map(this::foreign).toList(),
            here.values().stream().map(this::foreign).toList());
    if (!conflicts.isEmpty()) {
      return new Export(base, before, notes, conflicts);
    }
    edits.addAll(added.edits());
    names.putAll(added.names());
    var files = base.apply(edits);
    return new Export(files, remembered(files), notes, conflicts);
  }

  private Part foreign(Part part) {
    return part.renamed(names);
  }

  private Sidecar remembered(Folder files) {
    var after = bridge.read(files);
    var ids = new HashMap<String, String>();
    names.forEach((id, name) -> ids.putIfAbsent(name, id));
    return Importer.link(bridge.format(), files, after, ids, here);
  }

  private void compare(String id, Sidecar.Link link, Map<String, Placed> there) {
    var part = here.get(id);
    var placed = there.get(link.name());
    if (placed == null) {
      notes.add(id + " (" + link.name() + ") is no longer there and was not added again");
    } else if (part == null) {
      notes.add(
          "%s is no longer here; it still stands in %s:%d"
              .formatted(id, placed.path(), placed.line()));
    } else if (!Parts.state(part).equals(link.here())) {
      if (Importer.there(placed, base).equals(link.there())) {
        change(part, placed);
      } else {
        conflicts.add("%s changed here and in %s:%d".formatted(id, placed.path(), placed.line()));
      }
    } else if (!Importer.there(placed, base).equals(link.there())) {
      notes.add(
          "%s changed in %s:%d and not here; that was left alone"
              .formatted(id, placed.path(), placed.line()));
    }
  }

  private void change(Part part, Placed placed) {
    var foreign = foreign(part);
    int edited = edits.size();
    var imported = asImported(placed.part());
    replace(placed.titleAt(), writing.title(foreign), writing.title(imported));
    replace(placed.textAt(), writing.text(foreign), writing.text(imported));
    replace(placed.aboutAt(), writing.about(foreign), writing.about(placed.part()));
    if (edits.size() == edited) {
      notes.add("what changed in %s has no place in %s".formatted(part.name(), bridge.format()));
    }
  }

  /// The foreign part as its import wrote it here.
  private static Part asImported(Part part) {
    return part.withTitle(part.kind() == Part.Kind.TERM ? part.title() : Words.title(part.title()))
        .withText(BatonText.safe(part.text()));
  }

  /// Only where the two differ as this tool would write them: what it cannot say did not change.
  private void replace(Source at, String now, String then) {
    if (at.start() < at.end() && !Objects.equals(folded(now), folded(then))) {
      edits.add(Splice.replace(at, now.replace("\n", "\n" + margin(at))));
    }
  }

  /// How far the lines of a text are indented that begins behind white space or the mark of a list.
  private String margin(Source at) {
    var text = base.find(at.path()).orElse("");
    var before =
        text.substring(text.lastIndexOf('\n', Math.max(0, at.start() - 1)) + 1, at.start());
    var mark = MARGIN.matcher(before);
    return mark.lookingAt() ? " ".repeat(mark.end()) : "";
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
