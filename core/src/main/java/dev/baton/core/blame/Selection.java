package dev.baton.core.blame;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Some of the atoms, by their ids, in order: what is put on the good revision.
public record Selection(List<Integer> atoms) {
  public static final Selection NONE = new Selection(List.of());

  public Selection {
    atoms = List.copyOf(new TreeSet<>(atoms));
  }

  public static Selection of(Collection<Integer> atoms) {
    return new Selection(List.copyOf(atoms));
  }

  public boolean contains(int atom) {
    return atoms.contains(atom);
  }

  public boolean containsAll(Selection other) {
    return atoms.containsAll(other.atoms);
  }

  public boolean isEmpty() {
    return atoms.isEmpty();
  }

  public int size() {
    return atoms.size();
  }

  Selection and(Selection other) {
    var all = new TreeSet<>(atoms);
    all.addAll(other.atoms);
    return of(all);
  }

  Selection without(Selection other) {
    return only(atom -> !other.contains(atom));
  }

  Selection only(IntPredicate wanted) {
    return of(atoms.stream().filter(wanted::test).toList());
  }
}
