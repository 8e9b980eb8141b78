package dev.baton.core.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Which lines were added and which removed: the shortest script, found as Myers does, between the
/// common beginning and the common end. Of two texts that have almost nothing in common all lines
/// between are taken as replaced; nobody reads such a script line by line.
public record LineDiff(List<Line> added, List<Line> removed) {
  private static final int MOST_STEPS = 2_000;

  public static LineDiff between(String before, String after) {
    var old = lines(before);
    var now = lines(after);
    int start = 0;
    while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < old.size() - start
        && end < now.size() - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    var search =
        new Search(
            old.subList(start, old.size() - end), now.subList(start, now.size() - end), start);
    return search.run();
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private static final class Search {
    private final List<String> old;
    private final List<String> now;
    private final int offset;
    private final List<Line> added = new ArrayList<>();
    private final List<Line> removed = new ArrayList<>();

    Search(List<String> old, List<String> now, int offset) {
      this.old = old;
      this.now = now;
      this.offset = offset;
    }

    LineDiff run() {
      var trace = new ArrayList<int[]>();
      if (old.isEmpty() || now.isEmpty() || !reaches(trace)) {
        everything();
      } else {
        walkBack(trace);
      }
      Collections.sort(added, (one, other) -> Integer.compare(one.number(), other.number()));
      Collections.sort(removed, (one, other) -> Integer.compare(one.number(), other.number()));
      return new LineDiff(List.copyOf(added), List.copyOf(removed));
    }

    private void everything() {
      for (int i = 0; i < old.size(); i++) {
        remove(i);
      }
      for (int i = 0; i < now.size(); i++) {
        add(i);
      }
    }

    private void add(int place) {
      added.add(new Line(offset + place + 1, now.get(place)));
    }

    private void remove(int place) {
      removed.add(new Line(offset + place + 1, old.get(place)));
    }

    // The farthest point on each diagonal after each number of steps, until the far corner.
    private boolean reaches(List<int[]> trace) {
      int most = Math.min(MOST_STEPS, old.size() + now.size());
      var farthest = new int[2 * most + 3];
      int middle = most + 1;
      for (int steps = 0; steps <= most; steps++) {
        trace.add(Arrays.copyOfRange(farthest, middle - steps - 1, middle + steps + 2));
        for (int diagonal = -steps; diagonal <= steps; diagonal += 2) {
          int x = from(farthest, middle + diagonal, diagonal, steps);
          int y = x - diagonal;
          while (x < old.size() && y < now.size() && old.get(x).equals(now.get(y))) {
            x++;
            y++;
          }
          farthest[middle + diagonal] = x;
          if (x >= old.size() && y >= now.size()) {
            return true;
          }
        }
      }
      return false;
    }

    private static int from(int[] farthest, int at, int diagonal, int steps) {
      boolean isDown =
          diagonal == -steps || (diagonal != steps && farthest[at - 1] < farthest[at + 1]);
      return isDown ? farthest[at + 1] : farthest[at - 1] + 1;
    }

    private void walkBack(List<int[]> trace) {
      int x = old.size();
      int y = now.size();
      for (int steps = trace.size() - 1; steps > 0; steps--) {
        var farthest = trace.get(steps);
        int middle = steps + 1;
        int diagonal = x - y;
        boolean isDown =
            diagonal == -steps
                || (diagonal != steps
                    && farthest[middle + diagonal - 1] < farthest[middle + diagonal + 1]);
        int before = isDown ? diagonal + 1 : diagonal - 1;
        x = farthest[middle + before];
        y = x - before;
        if (isDown) {
          add(y);
        } else {
          remove(x);
        }
      }
    }
  }
}
