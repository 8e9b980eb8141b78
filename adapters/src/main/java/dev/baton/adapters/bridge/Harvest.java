package dev.baton.adapters.bridge;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a bridge gathers while it reads. One use each.
final class Harvest {
  private static final Rule TWICE = Rule.warning("B-TWICE");

  private final List<Placed> parts = new ArrayList<>();
  private final List<String> background = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final Map<String, Placed> names = new HashMap<>();
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

  void done(String words) {
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
    return new Reading(
        title, parts.stream().map(this::linked).toList(), background, done, findings, unread);
  }

  /// Without references to what is not there or stands twice.
  private Placed linked(Placed placed) {
    var part = placed.part();
    return placed.with(part.about(sure(part.about())).after(sure(part.after())));
  }

  private List<String> sure(List<String> references) {
    return references.stream().distinct().filter(name -> has(name) && !isAmbiguous(name)).toList();
  }
}
