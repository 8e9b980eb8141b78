package dev.baton.core.blame;

import dev.baton.core.blame.Ending.Broken;
import dev.baton.core.blame.Ending.Green;
import dev.baton.core.blame.Ending.Red;
import dev.baton.core.blame.Inquiry.Unanswered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of each selection. One green run is final: only then is a red one chance.
final class Answers {
  // What four reds in a row cost is little beside a person who is accused for a flake.
  private static final int REDS_WHERE_CHANCE_PLAYS = 4;

  private final Map<Selection, List<Ending>> known = new HashMap<>();
  private final Selection all;
  private final List<String> reference;

  enum Sight {
    PASSES,
    FAILS,
    /// It fails in another way, or cannot be run.
    OTHER
  }

  Answers(Selection all, List<Observation> observations) {
    this.all = all;
    for (var each : observations) {
      known.computeIfAbsent(each.selection(), _ -> new ArrayList<>()).add(each.ending());
    }
    reference = reference();
  }

  /// What every red run of the bad revision says.
  private List<String> reference() {
    var words = new ArrayList<String>();
    boolean isFirst = true;
    for (var ending : of(all)) {
      if (ending instanceof Red red) {
        if (isFirst) {
          words.addAll(red.words());
        } else {
          words.retainAll(red.words());
        }
        isFirst = false;
      }
    }
    return words;
  }

  List<Ending> of(Selection selection) {
    return known.getOrDefault(selection, List.of());
  }

  /// Stops the search until each was run so often.
  void require(int runs, Selection... selections) {
    var missing = new ArrayList<Selection>();
    for (var selection : selections) {
      missing.addAll(Collections.nCopies(Math.max(0, runs - of(selection).size()), selection));
    }
    if (!missing.isEmpty()) {
      throw new Unanswered(missing);
    }
  }

  Sight at(Selection selection) {
    require(1, selection);
    if (greens(selection) > 0) {
      return Sight.PASSES;
    }
    if (of(selection).stream().noneMatch(this::isSame)) {
      return Sight.OTHER;
    }
    if (isChancy()) {
      require(REDS_WHERE_CHANCE_PLAYS, selection);
    }
    return of(selection).stream().allMatch(this::isSame) ? Sight.FAILS : Sight.OTHER;
  }

  /// Red in the way the bad revision is.
  private boolean isSame(Ending ending) {
    if (!(ending instanceof Red red)) {
      return false;
    }
    if (reference.isEmpty()) {
      return of(all).stream().anyMatch(it -> it instanceof Red other && other.exit() == red.exit());
    }
    var shared = reference.stream().filter(red.words()::contains).count();
    return 2 * shared >= reference.size();
  }

  long greens(Selection selection) {
    return of(selection).stream().filter(Green.class::isInstance).count();
  }

  long reds(Selection selection) {
    return of(selection).stream().filter(Red.class::isInstance).count();
  }

  boolean isMixed(Selection selection) {
    return greens(selection) > 0 && reds(selection) > 0;
  }

  /// Some tree was green and red.
  boolean isChancy() {
    return known.keySet().stream().anyMatch(this::isMixed);
  }

  /// How many runs were red as the bad revision is, and how many green.
  long allFails() {
    return known.values().stream().flatMap(List::stream).filter(this::isSame).count();
  }

  long allGreens() {
    return known.keySet().stream().mapToLong(this::greens).sum();
  }

  /// The smallest selection that failed and never passed.
  List<Selection> smallestFailing() {
    return known.keySet().stream()
        .filter(it -> greens(it) == 0 && of(it).stream().anyMatch(this::isSame))
        .min((a, b) -> Integer.compare(a.size(), b.size()))
        .stream()
        .toList();
  }

  /// Why it could not be run, where that is so.
  String whyBroken(Selection selection) {
    return of(selection).stream()
        .filter(Broken.class::isInstance)
        .map(it -> ((Broken) it).why())
        .findFirst()
        .orElse("it fails in another way");
  }
}
