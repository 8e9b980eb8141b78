package dev.baton.core.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/// A finite automaton over the characters of a path; nondeterministic, without empty moves.
///
/// It starts in state 0. Immutable, so safe for several threads.
final class Automaton {
  static final Automaton OF_NOTHING = new Automaton(List.of(List.of()), new BitSet());

  private final List<List<Move>> moves;
  private final BitSet accepting;

  record Move(Symbols on, int to) {}

  private Automaton(List<List<Move>> moves, BitSet accepting) {
    this.moves = moves;
    this.accepting = accepting;
  }

  List<Move> movesFrom(int state) {
    return moves.get(state);
  }

  boolean isAccepting(int state) {
    return accepting.get(state);
  }

  boolean isAccepting(BitSet states) {
    return states.intersects(accepting);
  }

  boolean accepts(String path) {
    var states = start();
    for (int i = 0; i < path.length() && !states.isEmpty(); ) {
      int symbol = path.codePointAt(i);
      states = after(states, symbol);
      i += Character.charCount(symbol);
    }
    return isAccepting(states);
  }

  static BitSet start() {
    var start = new BitSet();
    start.set(0);
    return start;
  }

  BitSet after(BitSet states, int symbol) {
    var next = new BitSet();
    for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
      for (var move : moves.get(state)) {
        if (move.on.contains(symbol)) {
          next.set(move.to);
        }
      }
    }
    return next;
  }

  /// Accepts what any of them accepts.
  static Automaton anyOf(List<Automaton> parts) {
    var builder = new Builder();
    int end = builder.addState();
    for (var part : parts) {
      int offset = builder.size();
      for (int state = 0; state < part.moves.size(); state++) {
        builder.addState();
      }
      builder.copy(part, offset, end);
    }
    return builder.build(end);
  }

  void eachCut(IntConsumer cut) {
    moves.forEach(from -> from.forEach(move -> move.on.eachCut(cut)));
  }

  /// Builds an automaton with empty moves and takes them out at the end. State 0 is the start.
  static final class Builder {
    private final List<List<Move>> moves = new ArrayList<>();
    private final List<BitSet> jumps = new ArrayList<>();

    Builder() {
      addState();
    }

    int size() {
      return moves.size();
    }

    int addState() {
      moves.add(new ArrayList<>());
      jumps.add(new BitSet());
      return moves.size() - 1;
    }

    void move(int from, Symbols on, int to) {
      moves.get(from).add(new Move(on, to));
    }

    void jump(int from, int to) {
      jumps.get(from).set(to);
    }

    Automaton build(int end) {
      var all = new ArrayList<List<Move>>();
      var accepting = new BitSet();
      for (int state = 0; state < size(); state++) {
        // Most states of a path are plain letters without a jump, and plans have many paths.
        var reach = jumps.get(state).isEmpty() ? null : reachByJumps(state);
        all.add(reach == null ? moves.get(state) : movesFromAny(reach));
        accepting.set(state, reach == null ? state == end : reach.get(end));
      }
      return new Automaton(List.copyOf(all), accepting);
    }

    private List<Move> movesFromAny(BitSet states) {
      return states.stream().boxed().flatMap(it -> moves.get(it).stream()).toList();
    }

    private BitSet reachByJumps(int state) {
      var reach = new BitSet();
      var open = new BitSet();
      open.set(state);
      while (!open.isEmpty()) {
        reach.or(open);
        var next = new BitSet();
        open.stream().forEach(it -> next.or(jumps.get(it)));
        next.andNot(reach);
        open = next;
      }
      return reach;
    }

    private void copy(Automaton part, int offset, int end) {
      jump(0, offset);
      for (int state = 0; state < part.moves.size(); state++) {
        int from = offset + state;
        part.moves.get(state).forEach(it -> move(from, it.on, offset + it.to));
        if (part.isAccepting(state)) {
          jump(from, end);
        }
      }
    }
  }
}
