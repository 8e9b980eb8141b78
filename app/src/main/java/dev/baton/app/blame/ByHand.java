package dev.baton.app.blame;

import dev.baton.app.Problem;
import dev.baton.core.blame.Label;
import dev.baton.core.blame.Origin;
import dev.baton.core.plan.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Origins that somebody wrote down, a line each; the last one that matches holds.
final class ByHand {
  private static final Pattern ENTRY =
      Pattern.compile("(agent|human|unknown) +(\\S.*?)(?::([1-9][0-9]{0,6})-([1-9][0-9]{0,6}))?");
  private static final Pattern COMMIT = Pattern.compile("commit:([0-9a-f]{7,64})");

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Origin origin, String what, int from, int to) {}

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
    var from = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
    var to = match.group(4) == null ? Integer.MAX_VALUE : Integer.parseInt(match.group(4));
    return new Entry(
        Origin.valueOf(match.group(1).toUpperCase(Locale.ROOT)), match.group(2), from, to);
  }

  Label label(String path, int line, Optional<String> commit) {
    return entries.reversed().stream()
        .filter(entry -> matches(entry, path, line, commit))
        .findFirst()
        .map(entry -> new Label(entry.origin(), entry.what(), "as written down"))
        .orElse(Label.NONE);
  }

  private static boolean matches(Entry entry, String path, int line, Optional<String> commit) {
    var named = COMMIT.matcher(entry.what());
    if (named.matches()) {
      return commit.isPresent() && commit.get().startsWith(named.group(1));
    }
    return entry.from() <= line && line <= entry.to() && Glob.of(entry.what()).matches(path);
  }
}
