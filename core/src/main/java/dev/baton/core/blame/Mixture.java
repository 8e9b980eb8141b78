package dev.baton.core.blame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The files of the good revision with some atoms put in.
public final class Mixture {
  private Mixture() {}

  /// What becomes of one file.
  public sealed interface Edit {
    record Write(String text) implements Edit {}

    /// As the bad revision has it, which may be: gone.
    record AsBad() implements Edit {}
  }

  /// The files that differ from the good revision; `before` gives their texts there.
  public static Map<String, Edit> of(Collection<Atom> atoms, Function<String, String> before) {
    var hunks = new TreeMap<String, List<Hunk>>();
    var edits = new TreeMap<String, Edit>();
    for (var atom : atoms) {
      switch (atom.part()) {
        case Atom.Part.Whole _ -> edits.put(atom.path(), new Edit.AsBad());
        case Atom.Part.Hunks(var more) ->
            hunks.computeIfAbsent(atom.path(), _ -> new ArrayList<>()).addAll(more);
      }
    }
    hunks.forEach((path, all) -> edits.put(path, new Edit.Write(apply(before.apply(path), all))));
    return edits;
  }

  static String apply(String before, List<Hunk> hunks) {
    var lines = lines(before);
    var text = new StringBuilder();
    int at = 0;
    for (var hunk :
        hunks.stream().sorted((a, b) -> Integer.compare(a.start(), b.start())).toList()) {
      lines.subList(at, hunk.start()).forEach(text::append);
      hunk.added().forEach(text::append);
      at = hunk.end();
    }
    lines.subList(at, lines.size()).forEach(text::append);
    return text.toString();
  }

  /// With their ends.
  static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }
}
