package dev.baton.core.supply;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.GateFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is wrong with a lock file that was changed, as far as its own text shows: it fetches from
/// another place than before, it does not say what content it expects, or it expects another
/// content for a version that cannot have changed.
public final class LockDoubts {
  private static final Pattern HOST = Pattern.compile("[a-z+]+://(?:[^/@]*@)?([^/:?#]+).*");

  private LockDoubts() {}

  public static List<GateFinding> of(FileChange file) {
    var before = Locks.read(file.path(), file.before().orElse(""));
    var after = Locks.read(file.path(), file.after().orElse(""));
    var known = new HashSet<>(before);
    var fresh = after.stream().filter(each -> !known.contains(each)).toList();
    var findings = new ArrayList<GateFinding>();
    hosts(file, before.isEmpty() ? usual(after) : before, fresh, findings);
    seals(file, before, fresh, findings);
    return findings;
  }

  // In a new lock file the place that most comes from sets the rule.
  private static List<Declared> usual(List<Declared> all) {
    var byHost =
        all.stream()
            .filter(each -> !host(each).isEmpty())
            .collect(Collectors.groupingBy(LockDoubts::host));
    return byHost.values().stream()
        .max((one, other) -> Integer.compare(one.size(), other.size()))
        .orElse(List.of());
  }

  private static void hosts(
      FileChange file, List<Declared> known, List<Declared> fresh, List<GateFinding> findings) {
    var hosts = known.stream().map(LockDoubts::host).collect(Collectors.toSet());
    hosts.remove("");
    if (hosts.isEmpty()) {
      return;
    }
    for (var each : fresh) {
      var host = host(each);
      if (!host.isEmpty() && hosts.add(host)) {
        findings.add(
            finding(
                "lock-host",
                file,
                each,
                each.coordinate().words() + " is fetched from " + host + " now"));
      }
    }
  }

  private static String host(Declared each) {
    var match = HOST.matcher(each.from());
    return match.matches() ? match.group(1) : "";
  }

  private static void seals(
      FileChange file, List<Declared> before, List<Declared> fresh, List<GateFinding> findings) {
    var seals = new HashMap<Coordinate, String>();
    before.forEach(each -> seals.put(each.coordinate(), each.seal()));
    for (var each : fresh) {
      var expected = seals.get(each.coordinate());
      if (each.seal().isEmpty() && isSealed(file, each)) {
        findings.add(
            finding(
                "lock-seal",
                file,
                each,
                each.coordinate().words() + " has no digest: anything may be installed for it"));
      } else if (expected != null
          && !expected.isEmpty()
          && !expected.equals(each.seal())
          && isSealed(file, each)) {
        findings.add(
            finding(
                "lock-seal",
                file,
                each,
                each.coordinate().words()
                    + " has another digest than before, in the same version"));
      }
    }
  }

  // The other lock files keep their digests elsewhere or nowhere.
  private static boolean isSealed(FileChange file, Declared each) {
    return !each.isElsewhere()
        && List.of("package-lock.json", "npm-shrinkwrap.json", "Cargo.lock").contains(file.name());
  }

  private static GateFinding finding(String rule, FileChange file, Declared each, String message) {
    return new GateFinding(rule, file.path(), Additions.lineOf(file, each.coordinate()), message);
  }
}
