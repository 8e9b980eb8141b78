package dev.baton.app.blame;

import dev.baton.app.Problem;
import dev.baton.core.blame.Label;
import dev.baton.core.blame.Origin;
import dev.baton.core.plan.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Origins that somebody wrote down, a line each; the last one that matches holds.
final class ByHand {
  private static final Pattern ENTRY =
      Pattern.compile("(agent|human|unknown) +(\\S.*?)(?::([1-9][0-9]{0,6})-([1-9][0-9]{0,6}))?");
  private static final Pattern COMMIT = Pattern.compile("commit:([0-9a-f]{7,64})");

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Origin origin, String what, Target target) {}

  private sealed interface Target {
    record Lines(Glob files, int from, int to) implements Target {}

    record OfCommit(String beginning) implements Target {}
  }

  ByHand(String file, String text) {
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        entries.add(entry(file, number, line.strip()));
      }
    }
  }

  private static Entry entry(String file, int number, String line) {
    var match = ENTRY.matcher(line);
    if (!match.matches()) {
      throw Problem.usage(
          file + ":" + number + ": \"" + line + "\" is no origin",
          "write as: agent src/**, human lib/a.sh:10-20, agent commit:3f2a9c1");
    }
    return new Entry(
        Origin.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
        match.group(2),
        target(file + ":" + number, match));
  }

  private static Target target(String where, Matcher match) {
    var named = COMMIT.matcher(match.group(2));
    if (named.matches()) {
      return new Target.OfCommit(named.group(1));
    }
    var from = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
    var to = match.group(4) == null ? Integer.MAX_VALUE : Integer.parseInt(match.group(4));
    return switch (Glob.parse(match.group(2))) {
      case Glob.Reading.Valid(var glob) -> new Target.Lines(glob, from, to);
      case Glob.Reading.Faulty(var reason) ->
          throw Problem.usage(
              where + ": \"" + match.group(2) + "\" names no files: " + reason,
              "write as: agent src/**, human lib/a.sh:10-20, agent commit:3f2a9c1");
    };
  }

  Label label(String path, int line, Optional<String> commit) {
    return entries.reversed().stream()
        .filter(entry -> matches(entry, path, line, commit))
        .findFirst()
        .map(entry -> new Label(entry.origin(), entry.what(), "as written down"))
        .orElse(Label.NONE);
  }

  private static boolean matches(Entry entry, String path, int line, Optional<String> commit) {
    return switch (entry.target()) {
      case Target.OfCommit(var beginning) ->
          commit.isPresent() && commit.get().startsWith(beginning);
      case Target.Lines(var files, var from, var to) ->
          from <= line && line <= to && files.matches(path);
    };
  }
}
