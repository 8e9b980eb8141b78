package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Piece.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A heading with what stands under it, deeper headings as sections of their own.
record Sections(Optional<Heading> heading, List<Piece> body, List<Sections> below) {
  Sections {
    body = List.copyOf(body);
    below = List.copyOf(below);
  }

  static Sections of(Page page) {
    return new Cutter(page.pieces()).cut(Optional.empty(), 0);
  }

  int level() {
    return heading.map(Heading::level).orElse(0);
  }

  String title() {
    return heading.map(Heading::text).orElse("");
  }

  /// Every piece, those of the sections below and their headings too.
  List<Piece> whole() {
    var all = new ArrayList<Piece>();
    heading.ifPresent(all::add);
    all.addAll(body);
    below.forEach(section -> all.addAll(section.whole()));
    return all;
  }

  private static final class Cutter {
    private final List<Piece> pieces;
    private int next;

    Cutter(List<Piece> pieces) {
      this.pieces = pieces;
    }

    Sections cut(Optional<Heading> heading, int level) {
      var body = new ArrayList<Piece>();
      var below = new ArrayList<Sections>();
      while (next < pieces.size()) {
        if (!(pieces.get(next) instanceof Heading deeper)) {
          body.add(pieces.get(next++));
        } else if (deeper.level() <= level) {
          break;
        } else {
          next++;
          below.add(cut(Optional.of(deeper), deeper.level()));
        }
      }
      return new Sections(heading, body, below);
    }
  }
}
