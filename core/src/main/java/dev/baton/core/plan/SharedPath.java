package dev.baton.core.plan;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks for a path that two automata accept, breadth first through their product.
///
/// Empty segments are not walked: `a/*/b` and `a//b` would meet in a path no file can have. What
/// two further automata *both* accept is left out; they are followed as sets of states, because
/// "not accepted" can only be said of all ways to read a path at once.
final class SharedPath {
  // Following sets can take exponentially many nodes. A real list of shared files needs hundreds.
  private static final int MOST_NODES = 100_000;

  private final Automaton left;
  private final Automaton right;
  private final Automaton mine;
  private final Automaton theirs;
  private final List<Integer> cuts;
  private final Map<Node, Arrival> arrivals = new HashMap<>();
  private final ArrayDeque<Node> open = new ArrayDeque<>();

  private record Node(int left, int right, boolean segmentStart, BitSet mine, BitSet theirs) {}

  private record Arrival(@Nullable Node from, int symbol) {}

  private SharedPath(Automaton left, Automaton right, Automaton mine, Automaton theirs) {
    this.left = left;
    this.right = right;
    this.mine = mine;
    this.theirs = theirs;
    cuts = cuts();
  }

  static Optional<String> find(Automaton left, Automaton right) {
    return find(left, right, Automaton.OF_NOTHING, Automaton.OF_NOTHING);
  }

  /// A path in both `left` and `right` that is not in both `mine` and `theirs`.
  ///
  /// Gives up after many nodes with the path it has come to, so a doubt is reported and not hidden.
  static Optional<String> find(Automaton left, Automaton right, Automaton mine, Automaton theirs) {
    return new SharedPath(left, right, mine, theirs).search();
  }

  private Optional<String> search() {
    reach(new Node(0, 0, true, Automaton.start(), Automaton.start()), null, 0);
    while (!open.isEmpty()) {
      var node = open.remove();
      if (isSought(node) || arrivals.size() > MOST_NODES) {
        return Optional.of(pathTo(node));
      }
      expand(node);
    }
    return Optional.empty();
  }

  private boolean isSought(Node node) {
    return !node.segmentStart
        && left.isAccepting(node.left)
        && right.isAccepting(node.right)
        && !(mine.isAccepting(node.mine) && theirs.isAccepting(node.theirs));
  }

  private void expand(Node node) {
    for (var ours : left.movesFrom(node.left)) {
      for (var other : right.movesFrom(node.right)) {
        for (int symbol : ours.on().and(other.on()).samples(cuts)) {
          if (symbol != '/' || !node.segmentStart) {
            reach(after(node, symbol, ours.to(), other.to()), node, symbol);
          }
        }
      }
    }
  }

  private Node after(Node node, int symbol, int toLeft, int toRight) {
    return new Node(
        toLeft,
        toRight,
        symbol == '/',
        mine.after(node.mine, symbol),
        theirs.after(node.theirs, symbol));
  }

  private void reach(Node node, @Nullable Node from, int symbol) {
    if (arrivals.putIfAbsent(node, new Arrival(from, symbol)) == null) {
      open.add(node);
    }
  }

  private String pathTo(Node node) {
    var path = new StringBuilder();
    var at = node;
    while (at != null) {
      var arrival = arrivals.get(at);
      if (arrival == null || arrival.from == null) {
        break;
      }
      path.insert(0, Character.toString(arrival.symbol));
      at = arrival.from;
    }
    return path.toString();
  }

  /// Where one character may behave unlike the one before it, as far as this search can tell.
  private List<Integer> cuts() {
    var sorted = new TreeSet<Integer>();
    Symbols.ANY.eachCut(sorted::add);
    Symbols.of('/').eachCut(sorted::add);
    mine.eachCut(sorted::add);
    theirs.eachCut(sorted::add);
    return List.copyOf(sorted);
  }
}
