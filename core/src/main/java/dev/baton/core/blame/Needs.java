package dev.baton.core.blame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which atoms cannot do without which others, as learned from what a compiler missed: an atom that
/// is there and mentions the missing name needs those that are not there and mention it as well.
final class Needs {
  private final List<Atom> atoms;
  private final Map<Integer, Set<Integer>> needs = new HashMap<>();

  Needs(List<Atom> atoms) {
    this.atoms = atoms;
  }

  void learn(Selection tried, List<Complaint> complaints) {
    for (var complaint : complaints) {
      var name = Pattern.compile("\\b" + Pattern.quote(complaint.symbol()) + "\\b");
      var absent = mentioning(name, tried, false);
      if (!absent.isEmpty()) {
        for (var present : blamed(complaint, name, tried)) {
          needs.computeIfAbsent(present, _ -> new TreeSet<>()).addAll(absent);
        }
      }
    }
  }

  /// Those in the file complained of, or else all that mention the name.
  private Set<Integer> blamed(Complaint complaint, Pattern name, Selection tried) {
    var present = mentioning(name, tried, true);
    var there = new TreeSet<Integer>();
    for (var id : present) {
      if (!complaint.path().isEmpty() && isSame(complaint.path(), atoms.get(id).path())) {
        there.add(id);
      }
    }
    return there.isEmpty() ? present : there;
  }

  private static boolean isSame(String said, String path) {
    return said.endsWith(path) || path.endsWith(said);
  }

  private Set<Integer> mentioning(Pattern name, Selection tried, boolean present) {
    var found = new TreeSet<Integer>();
    for (var atom : atoms) {
      if (tried.contains(atom.id()) == present
          && (anyOf(atom.added(), name) || anyOf(atom.removed(), name))) {
        found.add(atom.id());
      }
    }
    return found;
  }

  private static boolean anyOf(List<String> lines, Pattern name) {
    return lines.stream().anyMatch(line -> name.matcher(line).find());
  }

  /// The selection with all it needs: it may hold more than was asked for.
  Selection up(Selection selection) {
    var all = new TreeSet<>(selection.atoms());
    var open = new TreeSet<>(all);
    while (!open.isEmpty()) {
      for (var more : needs.getOrDefault(open.pollFirst(), Set.of())) {
        if (all.add(more)) {
          open.add(more);
        }
      }
    }
    return Selection.of(all);
  }

  /// The selection without the changes that cannot stand in it: never part of a change, since half
  /// of a coherent one may fail by itself.
  Selection low(Selection selection) {
    var low = selection;
    while (true) {
      var whole = low;
      var fallen = low.only(atom -> !whole.containsAll(up(new Selection(List.of(atom)))));
      if (fallen.isEmpty()) {
        return low;
      }
      low = whole.only(atom -> fallen.atoms().stream().noneMatch(other -> together(atom, other)));
    }
  }

  private boolean together(int one, int other) {
    return atoms.get(one).label().change().equals(atoms.get(other).label().change());
  }

  /// The selection and all that cannot do without it.
  Selection dependents(Selection selection) {
    return new Selection(atoms.stream().map(Atom::id).toList())
        .only(atom ->
            selection.contains(atom)
                || up(new Selection(List.of(atom))).atoms().stream().anyMatch(selection::contains));
  }
}
