package dev.baton.adapters.gate;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.engine.Trees;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What git itself lets through and a checkout may trip over: links that lead outside, commits of
/// other repositories, names that are one file on some systems and two on others.
final class ObjectGate implements Examination {
  static final Gate GATE = new Gate("G06", "object hygiene", 1, Severity.BLOCK);

  private static final String LINK = "120000";
  private static final String ELSEWHERE = "160000";
  private static final int LARGEST_LINK = 4_096;

  private final Trees trees;

  ObjectGate(Trees trees) {
    this.trees = trees;
  }

  @Override
  public GateResult of(Subject subject) {
    var findings = new ArrayList<GateFinding>();
    var added = new HashSet<String>();
    subject
        .change()
        .staying()
        .forEach(file -> {
          added.add(file.path());
          fault(subject, file)
              .ifPresent(fault -> findings.add(new GateFinding("object", file.path(), 0, fault)));
        });
    if (!added.isEmpty()) {
      collisions(subject, added, findings);
    }
    return Results.found(GATE, findings, List.of());
  }

  private Optional<String> fault(Subject subject, FileChange change) {
    if (change.newMode().equals(ELSEWHERE)) {
      return Optional.of("is a commit of another repository; submodules are not taken");
    }
    if (hasControlCharacter(change.path())) {
      return Optional.of("has a control or formatting character in its name");
    }
    if (change.path().equals(".gitmodules")) {
      return Optional.of("would configure submodules");
    }
    return change.newMode().equals(LINK) ? linkFault(subject, change.path()) : Optional.empty();
  }

  private Optional<String> linkFault(Subject subject, String path) {
    var content = trees.file(subject.head(), path).orElse(new byte[0]);
    if (content.length == 0 || content.length > LARGEST_LINK) {
      return Optional.of("is a link without a sensible target");
    }
    var to = new String(content, StandardCharsets.UTF_8);
    return staysInside(path, to, links(subject))
        ? Optional.empty()
        : Optional.of("is a link to " + to + ", which leads out of the repository");
  }

  private Set<String> links(Subject subject) {
    return trees.list(subject.head()).stream()
        .filter(leaf -> leaf.mode().equals(LINK))
        .map(Trees.Leaf::path)
        .collect(Collectors.toSet());
  }

  /// Steps are counted as they are written, which is where they lead as long as no step on the way
  /// is a link itself; a step back after such a one may lead anywhere.
  private static boolean staysInside(String path, String to, Set<String> links) {
    if (to.startsWith("/") || to.contains("\\") || to.matches("[A-Za-z]:.*")) {
      return false;
    }
    var here = new ArrayDeque<>(List.of(path.split("/")));
    here.removeLast();
    boolean throughLink = false;
    for (var step : to.split("/")) {
      if (step.equalsIgnoreCase(".git")) {
        return false;
      }
      if (step.equals("..")) {
        if (throughLink || here.pollLast() == null) {
          return false;
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        here.addLast(step);
        throughLink |= links.contains(String.join("/", here));
      }
    }
    return true;
  }

  private static boolean hasControlCharacter(String path) {
    return path.codePoints()
        .anyMatch(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0xFFFD);
  }

  /// Two paths, or two folders on the way to them, that fold to one name.
  private void collisions(Subject subject, Set<String> added, List<GateFinding> findings) {
    var seen = new HashMap<String, String>();
    for (var leaf : trees.list(subject.head())) {
      for (int end = leaf.path().indexOf('/'); ; end = leaf.path().indexOf('/', end + 1)) {
        var name = end < 0 ? leaf.path() : leaf.path().substring(0, end);
        var other = seen.putIfAbsent(folded(name), name);
        if (other != null
            && !other.equals(name)
            && (added.contains(leaf.path()) || added.contains(other))) {
          findings.add(
              new GateFinding(
                  "collision",
                  leaf.path(),
                  0,
                  "is the same file as " + other + " on some systems"));
        }
        if (end < 0) {
          break;
        }
      }
    }
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
