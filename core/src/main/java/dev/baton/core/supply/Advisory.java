package dev.baton.core.supply;

import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known against versions of packages, from one file in the OSV format.
public record Advisory(String id, String summary, List<Affected> affected) {
  public Advisory {
    affected = List.copyOf(affected);
  }

  /// Versions by name, and stretches of versions.
  record Affected(Coordinate what, List<Stretch> stretches, List<String> versions) {
    Affected {
      stretches = List.copyOf(stretches);
      versions = List.copyOf(versions);
    }
  }

  /// From a version on, `0` for the first; up to one that is not affected any more, or to one that
  /// still is, or without an end.
  record Stretch(String from, Optional<String> fixed, Optional<String> last) {}

  /// The advisory of a file; none if it has been taken back.
  ///
  /// @throws JsonFault if the text is no such file
  public static Optional<Advisory> parse(String text) {
    var json = Json.parse(text).asObject();
    if (json.has("withdrawn")) {
      return Optional.empty();
    }
    var affected = new ArrayList<Affected>();
    for (var each : json.list("affected")) {
      affected(each.asObject()).ifPresent(affected::add);
    }
    return Optional.of(new Advisory(json.text("id"), json.text("summary", ""), affected));
  }

  private static Optional<Affected> affected(Json.Obj json) {
    // A range of commits alone names no package.
    if (!(json.fields().get("package") instanceof Json.Obj named)) {
      return Optional.empty();
    }
    return Ecosystem.ofAdvisories(named.text("ecosystem"))
        .map(ecosystem ->
            new Affected(
                new Coordinate(ecosystem, named.text("name"), ""),
                json.list("ranges").stream()
                    .map(Json::asObject)
                    .filter(range -> !range.text("type").equals("GIT"))
                    .flatMap(range -> stretches(range).stream())
                    .toList(),
                json.texts("versions")));
  }

  private static List<Stretch> stretches(Json.Obj range) {
    var stretches = new ArrayList<Stretch>();
    var from = Optional.<String>empty();
    for (var each : range.list("events")) {
      var event = each.asObject();
      if (event.has("introduced")) {
        from.ifPresent(start -> stretches.add(open(start)));
        from = Optional.of(event.text("introduced"));
      } else if (from.isPresent() && (event.has("fixed") || event.has("last_affected"))) {
        stretches.add(new Stretch(from.get(), text(event, "fixed"), text(event, "last_affected")));
        from = Optional.empty();
      }
    }
    from.ifPresent(start -> stretches.add(open(start)));
    return stretches;
  }

  private static Stretch open(String from) {
    return new Stretch(from, Optional.empty(), Optional.empty());
  }

  private static Optional<String> text(Json.Obj event, String name) {
    return event.has(name) ? Optional.of(event.text(name)) : Optional.empty();
  }

  /// Whether it speaks of that version. Where the version is open it does if no later one is free
  /// of the fault.
  public boolean concerns(Coordinate what) {
    return affected.stream()
        .anyMatch(each -> each.what().isSamePackage(what) && covers(each, what));
  }

  private static boolean covers(Affected affected, Coordinate what) {
    if (what.isOpen()) {
      return affected.stretches().stream()
          .anyMatch(stretch -> stretch.fixed().isEmpty() && stretch.last().isEmpty());
    }
    var versions = new Versions(what.ecosystem());
    return affected.versions().stream()
            .anyMatch(each -> versions.compare(each, what.version()) == 0)
        || affected.stretches().stream().anyMatch(each -> covers(each, what.version(), versions));
  }

  private static boolean covers(Stretch stretch, String version, Versions versions) {
    return (stretch.from().equals("0") || !versions.isBefore(version, stretch.from()))
        && stretch.fixed().map(fixed -> versions.isBefore(version, fixed)).orElse(true)
        && stretch.last().map(last -> !versions.isBefore(last, version)).orElse(true);
  }
}
