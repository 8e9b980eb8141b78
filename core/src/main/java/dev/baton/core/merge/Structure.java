package dev.baton.core.merge;

import dev.baton.core.imports.Language;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Settles one file by what its lines are.
public final class Structure {
  private static final int MOST_CHARACTERS = 200_000;
  // Each is looked at with all of the file around it.
  private static final int MOST_CLASHES = 30;
  // Both sides end their last member alike, and a diff may take the one end for the other.
  private static final int LONGEST_SLIDE = 20;

  private final String path;
  private final Optional<Language> language;

  private Structure(String path) {
    this.path = path;
    this.language = Language.of(path);
  }

  /// `ours` is what is there already. Lines that came to one place from both sides stand in this
  /// order: ours, then theirs.
  public static Outcome settle(String path, String base, String ours, String theirs) {
    return unfit(base, ours, theirs)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Structure(path).settled(base, ours, theirs));
  }

  /// Why texts cannot be merged as lines at all, whoever merges them.
  public static Optional<String> unfit(String base, String ours, String theirs) {
    return Stream.of(base, ours, theirs).flatMap(text -> unfit(text).stream()).findFirst();
  }

  private static Optional<String> unfit(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.of("too long");
    }
    if (text.indexOf('\0') >= 0) {
      return Optional.of("not text");
    }
    if (text.indexOf('\r') >= 0) {
      return Optional.of("its lines end with a carriage return");
    }
    if (!text.isEmpty() && !text.endsWith("\n")) {
      return Optional.of("its last line has no end");
    }
    return Markers.in(text)
        ? Optional.of("it has the marks of a conflict in it")
        : Optional.empty();
  }

  private Outcome settled(String base, String ours, String theirs) {
    var pieces = Piece.all(base, ours, theirs);
    if (pieces.stream().filter(Piece.Clash.class::isInstance).count() > MOST_CLASHES) {
      return new Outcome.Refused("the two sides meet in too many places");
    }
    var lines = new ArrayList<String>();
    var ways = new ArrayList<String>();
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Calm(var calm) -> lines.addAll(calm);
        case Piece.Clash clash -> {
          switch (resolved(clash)) {
            case Resolution.Resolved(var way, var resolved) -> {
              lines.addAll(resolved);
              if (!ways.contains(way)) {
                ways.add(way);
              }
            }
            case Resolution.Unresolved(var why) -> {
              return new Outcome.Refused("line " + (clash.ours().before().size() + 1) + ": " + why);
            }
          }
        }
      }
    }
    if (ways.isEmpty()) {
      return new Outcome.Refused("where the two sides meet depends on how they are compared");
    }
    var text = String.join("", lines.stream().map(line -> line + "\n").toList());
    return Conservation.broken(base, ours, theirs, text)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Settled(text, ways));
  }

  private Resolution resolved(Piece.Clash clash) {
    if (language.isEmpty()) {
      return Registry.of(path)
          .map(registry -> slid(clash, registry::resolve))
          .orElseGet(() -> new Resolution.Unresolved("no rule knows files of this kind"));
    }
    return ImportLines.are(language.get(), clash)
        ? new ImportLines(language.get()).resolve(clash)
        : slid(clash, new Members(language.get())::resolve);
  }

  // Wherever whole lines are taken to begin, one side's after the other's are the same text; so the
  // place is looked for where each can be seen to be whole.
  private static Resolution slid(Piece.Clash clash, Function<Piece.Clash, Resolution> rule) {
    var way =
        Stream.of(
                Stream.of(clash),
                slides(clash, Piece.Clash::slidUp),
                slides(clash, Piece.Clash::slidDown))
            .flatMap(each -> each)
            .map(rule)
            .filter(Resolution.Resolved.class::isInstance)
            .map(Resolution.Resolved.class::cast)
            .findFirst();
    return way.isPresent()
        ? new Resolution.Resolved(way.get().way(), clash.both())
        : rule.apply(clash);
  }

  private static Stream<Piece.Clash> slides(
      Piece.Clash clash, Function<Piece.Clash, Optional<Piece.Clash>> slide) {
    return Stream.iterate(slide.apply(clash), Optional::isPresent, last -> last.flatMap(slide))
        .limit(LONGEST_SLIDE)
        .flatMap(Optional::stream);
  }
}
