package dev.baton.adapters.bridge;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a bridge gathers while it reads. One use each.
final class Harvest {
  private static final Rule DANGLING = Rule.warning("B-DANGLING");
  private static final Rule TWICE = Rule.warning("B-TWICE");

  private final List<Placed> parts = new ArrayList<>();
  private final List<String> background = new ArrayList<>();
  private final List<String> planBackground = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final Map<String, Placed> names = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private String title = "";

  void title(String words) {
    if (title.isEmpty()) {
      title = words;
    }
  }

  void background(String words) {
    if (!words.isBlank()) {
      background.add(words);
    }
  }

  void planBackground(String words) {
    if (!words.isBlank()) {
      planBackground.add(words);
    }
  }

  /// A task nobody has to do; to wait for it is to wait for nothing.
  void done(String name, String words) {
    settled.add(name);
    done.add(words);
  }

  /// Keeps a part. One whose name is taken gets a name of its own, and nobody can refer to it: a
  /// reference to that name would be a guess.
  Placed add(Placed placed) {
    var name = placed.part().name();
    var first = names.putIfAbsent(name, placed);
    var kept =
        first == null
            ? placed
            : placed.with(renamed(placed.part(), name + " (line " + placed.line() + ")"));
    if (first != null) {
      findings.add(
          TWICE.at(
              placed.whole(),
              "`%s` stands already in line %d; what refers to it is not linked, for it could mean either"
                  .formatted(name, first.line()),
              "give one of them another name there, and import again"));
    }
    parts.add(kept);
    return kept;
  }

  private static Part renamed(Part part, String name) {
    return new Part(
        part.kind(),
        name,
        part.owner(),
        part.title(),
        part.text(),
        part.about(),
        part.after(),
        part.fields());
  }

  boolean isAmbiguous(String name) {
    return parts.stream().anyMatch(placed -> placed.part().name().startsWith(name + " (line "));
  }

  List<String> startingWith(String prefix) {
    return parts.stream()
        .map(placed -> placed.part().name())
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  boolean has(String name) {
    return names.containsKey(name);
  }

  void finding(Rule rule, Source at, String message, String mend) {
    findings.add(rule.at(at, message, mend));
  }

  /// Everything on the page was looked at. A text with lines in it that nobody understood is not
  /// for an export to replace.
  void finish(Page page) {
    var left = page.unread();
    unread.addAll(left);
    parts.replaceAll(placed ->
        placed.path().equals(page.path())
                && left.stream()
                    .anyMatch(line ->
                        placed.textAt().range().line() <= line.line()
                            && line.line() <= placed.textAt().range().endLine())
            ? placed.texted(page.nowhere())
            : placed);
  }

  void unread(Unread line) {
    unread.add(line);
  }

  Reading reading() {
    var linked = parts.stream().map(this::linked).toList();
    return new Reading(title, linked, background, planBackground, done, findings, unread);
  }

  /// Without references to what is not there or stands twice; each of those is reported.
  private Placed linked(Placed placed) {
    var part = placed.part();
    return placed.with(part.about(sure(part.about(), placed)).after(sure(part.after(), placed)));
  }

  private List<String> sure(List<String> references, Placed placed) {
    return references.stream().distinct().filter(name -> isSure(name, placed)).toList();
  }

  private boolean isSure(String name, Placed placed) {
    if (isAmbiguous(name)) {
      findings.add(
          DANGLING.at(
              placed.whole(),
              "`%s` stands twice, so this reference was not kept".formatted(name),
              "say there which one is meant, and import again"));
    } else if (!has(name) && !settled.contains(name)) {
      findings.add(
          DANGLING.at(
              placed.whole(),
              "`%s` is referred to and does not stand there".formatted(name),
              "correct the reference there, or ignore it"));
    }
    return has(name) && !isAmbiguous(name);
  }
}
