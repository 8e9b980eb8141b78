package dev.baton.core.plan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The largest set of tasks no two of which are ordered.
///
/// By Dilworth's theorem it is as large as the fewest chains that cover all tasks, and those follow
/// from a maximum matching of tasks to successors. One use each.
final class Antichain {
  private static final int NONE = -1;

  private final List<BitSet> ancestors;
  private final int[] successorOf;
  private final int[] predecessorOf;

  Antichain(List<BitSet> ancestors) {
    this.ancestors = ancestors;
    successorOf = new int[ancestors.size()];
    predecessorOf = new int[ancestors.size()];
    Arrays.fill(successorOf, NONE);
    Arrays.fill(predecessorOf, NONE);
  }

  int width() {
    int chains = ancestors.size();
    for (int task = 0; task < ancestors.size(); task++) {
      if (matchOneMore(task)) {
        chains--;
      }
    }
    return chains;
  }

  /// Breadth first, because a long chain would overflow the stack of the usual recursion.
  private boolean matchOneMore(int unmatched) {
    var cameFrom = new int[ancestors.size()];
    var unseen = new BitSet();
    unseen.set(0, ancestors.size());
    var open = new ArrayDeque<Integer>(List.of(unmatched));
    while (!open.isEmpty()) {
      int task = open.remove();
      var candidates = (BitSet) ancestors.get(task).clone();
      candidates.and(unseen);
      unseen.andNot(candidates);
      for (int it = candidates.nextSetBit(0); it >= 0; it = candidates.nextSetBit(it + 1)) {
        cameFrom[it] = task;
        if (successorOf[it] == NONE) {
          flip(it, cameFrom);
          return true;
        }
        open.add(successorOf[it]);
      }
    }
    return false;
  }

  private void flip(int free, int[] cameFrom) {
    int earlier = free;
    while (earlier != NONE) {
      int later = cameFrom[earlier];
      int released = predecessorOf[later];
      predecessorOf[later] = earlier;
      successorOf[earlier] = later;
      earlier = released;
    }
  }
}
