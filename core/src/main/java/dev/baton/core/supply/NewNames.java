package dev.baton.core.supply;

import dev.baton.core.change.FileChange;
import dev.baton.core.decision.Door;
import dev.baton.core.decision.Doorway;
import dev.baton.core.gate.GateFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a manifest asks for that it did not ask for before. What a lock file adds beneath that
/// comes by the hundred and is for the registry to say something about.
public final class NewNames {
  private NewNames() {}

  public static List<GateFinding> of(FileChange file) {
    var before = Manifests.read(file.path(), file.before().orElse(""));
    var names =
        before.stream()
            .map(each -> each.coordinate().name())
            .collect(Collectors.toCollection(HashSet::new));
    var known = List.copyOf(names);
    var findings = new ArrayList<GateFinding>();
    for (var each : Manifests.read(file.path(), file.after().orElse(""))) {
      var name = each.coordinate().name();
      if (names.add(name)) {
        var meant = NearMiss.of(name, known).map(other -> ", which is one slip from " + other);
        var message = "depends on " + name + " now" + meant.orElse("") + origin(each);
        findings.add(finding(file, each, message, Optional.of(doorway(each.coordinate()))));
      } else if (each.isElsewhere() && !before.contains(each)) {
        findings.add(
            finding(file, each, name + " comes from " + each.from() + " now", Optional.empty()));
      }
    }
    return findings;
  }

  // The same name in another registry is somebody else's.
  private static Doorway doorway(Coordinate what) {
    return new Doorway(Door.DEPENDENCY, what.ecosystem().word() + ":" + what.name());
  }

  private static String origin(Declared each) {
    return each.isElsewhere() ? ", from " + each.from() : "";
  }

  private static GateFinding finding(
      FileChange file, Declared each, String message, Optional<Doorway> opens) {
    return new GateFinding(
        "dependency", file.path(), Additions.lineOf(file, each.coordinate()), message, opens);
  }
}
