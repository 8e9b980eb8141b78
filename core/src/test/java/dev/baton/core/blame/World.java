package dev.baton.core.blame;

import dev.baton.core.blame.Attribution.Verdict;
import dev.baton.core.blame.Inquiry.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A repository with a hidden truth, from one seed: which sets of atoms fail, and how often a tree
/// fails that should not.
final class World {
  private final Random random;
  final List<Atom> atoms = new ArrayList<>();
  private final List<Selection> culprits = new ArrayList<>();
  private final Map<Integer, Integer> needs = new HashMap<>();
  private double flakes;
  private boolean isAlwaysRed;
  final List<Observation> observations = new ArrayList<>();

  World(long seed) {
    random = new Random(seed);
  }

  /// Changes with an origin each and one to three atoms.
  World changes(int count) {
    for (int change = 0; change < count; change++) {
      var origin = change % 2 == 0 ? Origin.AGENT : Origin.HUMAN;
      int size = 1 + random.nextInt(3);
      for (int i = 0; i < size; i++) {
        atom(new Label(origin, "change-" + change, "change " + change), Atom.Kind.CODE);
      }
    }
    return this;
  }

  int atom(Label label, Atom.Kind kind) {
    int id = atoms.size();
    var part = new Atom.Part.Whole(List.of("name" + id), List.of());
    atoms.add(new Atom(id, "file" + id, kind, label, part, 1, 1));
    return id;
  }

  World fails(Selection culprit) {
    culprits.add(culprit);
    return this;
  }

  World flaky(double probability) {
    flakes = probability;
    return this;
  }

  World alwaysRed() {
    isAlwaysRed = true;
    return this;
  }

  /// The atom does not compile without the other.
  World needs(int atom, int other) {
    needs.put(atom, other);
    var label = atoms.get(atom).label();
    var part = new Atom.Part.Whole(List.of("name" + atom, "name" + other), List.of());
    atoms.set(atom, new Atom(atom, "file" + atom, Atom.Kind.CODE, label, part, 1, 1));
    return this;
  }

  Selection culprit() {
    return culprits.getFirst();
  }

  Selection one(Origin origin) {
    var mine = atoms.stream().filter(atom -> atom.origin() == origin).toList();
    return new Selection(List.of(mine.get(random.nextInt(mine.size())).id()));
  }

  Attribution attribution(int mostRuns) {
    var inquiry = new Inquiry(atoms, mostRuns);
    while (true) {
      switch (inquiry.next(observations)) {
        case Step.Done(var attribution) -> {
          return attribution;
        }
        case Step.Try(var selections, _) ->
            selections.forEach(it -> observations.add(new Observation(it, run(it))));
      }
    }
  }

  Verdict verdict() {
    return attribution(500).verdict();
  }

  private Ending run(Selection selection) {
    for (var need : needs.entrySet()) {
      if (selection.contains(need.getKey()) && !selection.contains(need.getValue())) {
        var complaint = new Complaint("file" + need.getKey(), 1, "name" + need.getValue());
        return new Ending.Broken("cannot find symbol", List.of(complaint));
      }
    }
    return isAlwaysRed
            || culprits.stream().anyMatch(selection::containsAll)
            || random.nextDouble() < flakes
        ? new Ending.Red(1, List.of("assertion failed"), List.of())
        : new Ending.Green();
  }
}
