package dev.baton.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where rules are worth trying on a text, found in one pass over it: every hint is looked up by
/// its first two letters. Case does not matter.
final class Hints {
  private static final int LETTERS = 0x80;

  private record Hint(String text, int rule) {}

  private final List<List<Hint>> byStart = new ArrayList<>();
  private final List<Integer> always = new ArrayList<>();

  Hints(List<Rule> rules) {
    for (int i = 0; i < LETTERS * LETTERS; i++) {
      byStart.add(List.of());
    }
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).hints().isEmpty()) {
        always.add(i);
      }
      for (var hint : rules.get(i).hints()) {
        add(new Hint(hint, i));
      }
    }
  }

  private void add(Hint hint) {
    int start = start(hint.text().charAt(0), hint.text().charAt(1));
    var all = new ArrayList<>(byStart.get(start));
    all.add(hint);
    byStart.set(start, List.copyOf(all));
  }

  /// The rules by their place in the list, each with the places of its hints.
  SortedMap<Integer, List<Integer>> in(String text) {
    var found = new TreeMap<Integer, List<Integer>>();
    always.forEach(rule -> found.put(rule, List.of()));
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) >= LETTERS || text.charAt(i + 1) >= LETTERS) {
        continue;
      }
      for (var hint : byStart.get(start(text.charAt(i), text.charAt(i + 1)))) {
        if (text.regionMatches(true, i, hint.text(), 0, hint.text().length())) {
          found.computeIfAbsent(hint.rule(), _ -> new ArrayList<>()).add(i);
        }
      }
    }
    return found;
  }

  private static int start(char first, char second) {
    return lower(first) * LETTERS + lower(second);
  }

  private static int lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
  }
}
