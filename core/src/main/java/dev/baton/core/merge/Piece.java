package dev.baton.core.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A stretch of a file on its way from three texts to one.
sealed interface Piece {
  /// Lines that at most one side has changed, or both alike: what they are now.
  record Calm(List<String> lines) implements Piece {
    public Calm {
      lines = List.copyOf(lines);
    }
  }

  /// Lines that the sides have changed differently, each in its text.
  record Clash(Side base, Side ours, Side theirs) implements Piece {

    Stream<Side> sides() {
      return Stream.of(base, ours, theirs);
    }

    /// Whether each side only put lines there.
    boolean isInsertion() {
      return base.lines().isEmpty();
    }

    List<String> both() {
      return Stream.concat(ours.lines().stream(), theirs.lines().stream()).toList();
    }

    /// The same clash taken to begin one line earlier, where both sides end with the line before.
    Optional<Clash> slidUp() {
      return slid(-1, base.before().isEmpty() ? "" : base.before().getLast(), List::getLast);
    }

    /// The same clash taken to begin one line later, where both sides begin with the line after.
    Optional<Clash> slidDown() {
      return slid(1, base.after().isEmpty() ? "" : base.after().getFirst(), List::getFirst);
    }

    private Optional<Clash> slid(int by, String line, Function<List<String>, String> edge) {
      int at = base.before().size() + by;
      return isInsertion()
              && at >= 0
              && at <= base.text().size()
              && edge.apply(ours.lines()).equals(line)
              && edge.apply(theirs.lines()).equals(line)
          ? Optional.of(new Clash(base.slid(by), ours.slid(by), theirs.slid(by)))
          : Optional.empty();
    }
  }

  /// Some lines of a text, and those around them.
  record Side(List<String> before, List<String> lines, List<String> after) {
    public Side {
      before = List.copyOf(before);
      lines = List.copyOf(lines);
      after = List.copyOf(after);
    }

    private static Side of(List<String> text, int from, int to) {
      return new Side(text.subList(0, from), text.subList(from, to), text.subList(to, text.size()));
    }

    List<String> text() {
      return Stream.of(before, lines, after).flatMap(List::stream).toList();
    }

    /// Without so many of its lines at the beginning and at the end.
    Side within(int lead, int trail) {
      return of(text(), before.size() + lead, before.size() + lines.size() - trail);
    }

    private Side slid(int by) {
      return of(text(), before.size() + by, before.size() + by + lines.size());
    }
  }

  static List<Piece> all(String base, String ours, String theirs) {
    var old = base.lines().toList();
    var our = new Walk(Edit.between(base, ours), ours.lines().toList());
    var their = new Walk(Edit.between(base, theirs), theirs.lines().toList());
    var pieces = new ArrayList<Piece>();
    int at = 0;
    while (our.hasNext() || their.hasNext()) {
      int from = Math.min(our.from(), their.from());
      if (from > at) {
        pieces.add(new Calm(old.subList(at, from)));
      }
      our.begin(from);
      their.begin(from);
      int to = from;
      boolean grows = true;
      while (grows) {
        int before = to;
        to = their.take(from, our.take(from, to));
        grows = to > before;
      }
      var clash = new Clash(Side.of(old, from, to), our.end(to), their.end(to));
      pieces.add(
          our.isTouched() && their.isTouched()
              ? met(clash)
              : new Calm(our.isTouched() ? clash.ours().lines() : clash.theirs().lines()));
      at = to;
    }
    pieces.add(new Calm(old.subList(at, old.size())));
    return pieces;
  }

  private static Piece met(Clash clash) {
    return clash.ours().lines().equals(clash.theirs().lines())
        ? new Calm(clash.ours().lines())
        : clash;
  }

  /// Through one side's edits in step with the other's.
  final class Walk {
    private final List<Edit> edits;
    private final List<String> text;
    private int next;
    // How much further down a line stands in the side than in the base.
    private int shift;
    private int start;
    private int taken;

    private Walk(List<Edit> edits, List<String> text) {
      this.edits = edits;
      this.text = text;
    }

    private boolean hasNext() {
      return next < edits.size();
    }

    private int from() {
      return hasNext() ? edits.get(next).from() : Integer.MAX_VALUE;
    }

    private void begin(int from) {
      start = from + shift;
      taken = 0;
    }

    private boolean isTouched() {
      return taken > 0;
    }

    /// Takes every edit that meets the stretch, and says where the stretch ends with it.
    private int take(int from, int to) {
      int end = to;
      while (hasNext() && edits.get(next).meets(new Edit(from, end, List.of()))) {
        var edit = edits.get(next++);
        end = Math.max(end, edit.to());
        shift += edit.lines().size() - (edit.to() - edit.from());
        taken++;
      }
      return end;
    }

    private Side end(int to) {
      return Side.of(text, start, to + shift);
    }
  }
}
