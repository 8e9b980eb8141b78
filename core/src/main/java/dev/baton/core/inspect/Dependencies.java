package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the change begins to depend on. A one-way door: code grows around a library, and whoever
/// owns it can run theirs here from then on. Whether it exists, and since when, no text can say.
final class Dependencies implements Inspection {
  private static final Gate GATE = new Gate("G10", "new dependencies", 1, Severity.HUMAN);

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    var findings = new ArrayList<GateFinding>();
    change.change().staying().forEach(file -> inFile(file, findings));
    return findings;
  }

  private static void inFile(FileChange file, List<GateFinding> findings) {
    var before = Manifests.read(file.path(), file.before().orElse(""));
    var after = Manifests.read(file.path(), file.after().orElse(""));
    after.forEach((name, version) -> {
      if (!before.containsKey(name)) {
        findings.add(
            finding(file, name, "depends on %s now%s".formatted(name, alike(name, before))));
      } else if (isElsewhere(version) && !version.equals(before.get(name))) {
        findings.add(finding(file, name, name + " comes from " + version + " now"));
      }
    });
  }

  private static GateFinding finding(FileChange file, String name, String message) {
    return new GateFinding("dependency", file.path(), line(file, name), message);
  }

  /// What the file asks for and did not ask for before.
  static Set<String> added(FileChange file) {
    var added = new TreeSet<>(Manifests.read(file.path(), file.after().orElse("")).keySet());
    added.removeAll(Manifests.read(file.path(), file.before().orElse("")).keySet());
    return added;
  }

  /// Where it asks for that, or 0.
  static int line(FileChange file, String name) {
    var shortName = name.substring(name.lastIndexOf(':') + 1);
    return file.firstAdded(text -> text.contains(shortName)).map(line -> line.number()).orElse(0);
  }

  // Not from a registry: what is there can change without its version changing.
  private static boolean isElsewhere(String version) {
    return version.contains("://")
        || version.startsWith("git")
        || version.startsWith("file:")
        || version.contains("github:");
  }

  private static String alike(String name, Map<String, String> known) {
    return Optional.<String>empty()
        .or(() -> known.keySet().stream().filter(other -> isNearMiss(name, other)).findFirst())
        .or(() -> Manifests.FAMOUS.stream().filter(other -> isNearMiss(name, other)).findFirst())
        .map(other -> ", which is one slip from " + other)
        .orElse("");
  }

  /// One letter more, less or other, or two turned around: a slip of the finger, or made to be one.
  static boolean isNearMiss(String name, String other) {
    if (name.equals(other) || Math.min(name.length(), other.length()) < 4) {
      return false;
    }
    int start = 0;
    int most = Math.min(name.length(), other.length());
    while (start < most && name.charAt(start) == other.charAt(start)) {
      start++;
    }
    var one = name.substring(start);
    var two = other.substring(start);
    int end = 0;
    while (end < Math.min(one.length(), two.length())
        && one.charAt(one.length() - 1 - end) == two.charAt(two.length() - 1 - end)) {
      end++;
    }
    one = one.substring(0, one.length() - end);
    two = two.substring(0, two.length() - end);
    return (one.length() <= 1 && two.length() <= 1)
        || (one.length() == 2 && new StringBuilder(one).reverse().toString().equals(two));
  }
}
