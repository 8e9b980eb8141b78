package dev.baton.core.blame;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import dev.baton.core.tamper.SameCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cuts a change into atoms. What changes no code, such as a comment, is left out; neighbours of
/// one change and hunks that open a bracket another closes stay together, since neither means
/// anything alone.
public final class Cutting {
  private static final int NEAR = 3;
  // Comments that compilers, checkers and tools obey.
  private static final Pattern OBEYED =
      Pattern.compile("#!|//go:|\\+build|@ts-|eslint|noqa|type:|coding[:=]|pragma|pylint|NOSONAR");
  private static final Set<String> DEPENDENCIES =
      Set.of(
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "package.json",
          "package-lock.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "go.mod",
          "go.sum",
          "requirements.txt",
          "pyproject.toml",
          "poetry.lock",
          "uv.lock",
          "Cargo.toml",
          "Cargo.lock");

  private final Labels labels;
  private final Predicate<String> isTest;
  private final List<Atom> atoms = new ArrayList<>();
  private int leftOut;

  private Cutting(Labels labels, Predicate<String> isTest) {
    this.labels = labels;
    this.isTest = isTest;
  }

  /// The atoms, each at the place of its id, and how many hunks were left out.
  public record Cut(List<Atom> atoms, int leftOut) {
    public Cut {
      atoms = List.copyOf(atoms);
    }
  }

  public static Cut of(ChangeSet change, Labels labels, Predicate<String> isTest) {
    var cutting = new Cutting(labels, isTest);
    change.files().forEach(cutting::cut);
    return new Cut(cutting.atoms, cutting.leftOut);
  }

  private void cut(FileChange file) {
    var hunks = hunks(file);
    if (hunks.isEmpty()) {
      whole(file);
      return;
    }
    var before = file.before().orElse("");
    var telling = new ArrayList<Piece>();
    for (var piece : pieces(file, hunks)) {
      if (says(piece.hunk(), file.path(), before)) {
        telling.add(piece);
      } else {
        leftOut++;
      }
    }
    for (var group : together(telling)) {
      add(file, group);
    }
  }

  private static boolean says(Hunk hunk, String path, String before) {
    return Stream.concat(hunk.added().stream(), hunk.removed().stream())
            .anyMatch(line -> OBEYED.matcher(line).find())
        || !SameCode.in(path, before, Mixture.apply(before, List.of(hunk)));
  }

  private void whole(FileChange file) {
    var label =
        Stream.concat(
                file.added().stream()
                    .filter(line -> !line.text().isBlank())
                    .map(line -> labels.added(file.path(), line.number())),
                file.stays()
                    ? Stream.<Label>empty()
                    : file.removed().stream()
                        .filter(line -> !line.text().isBlank())
                        .map(line -> labels.removed(file.path(), line.number())))
            .distinct()
            .reduce(Label::and)
            .orElseGet(
                () -> file.stays() ? labels.added(file.path(), 1) : labels.removed(file.path(), 1));
    var part = new Atom.Part.Whole(texts(file.added()), texts(file.removed()));
    atoms.add(
        new Atom(
            atoms.size(),
            file.path(),
            kind(file.path()),
            label,
            part,
            1,
            Math.max(1, file.added().size())));
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }

  private Atom.Kind kind(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return isTest.test(path)
        ? Atom.Kind.TEST
        : DEPENDENCIES.contains(name) ? Atom.Kind.DEPENDENCY : Atom.Kind.CODE;
  }

  /// None where the file is better taken as a whole: it is new or gone, no text, has another mode,
  /// or its hunks would not give the very bytes of the later side.
  private static List<Hunk> hunks(FileChange file) {
    if (file.kind() != FileChange.Kind.MODIFIED
        || !file.oldMode().equals(file.newMode())
        || file.before().isEmpty()
        || file.after().isEmpty()) {
      return List.of();
    }
    var hunks = hunks(file, file.before().get(), file.after().get());
    return Mixture.apply(file.before().get(), hunks).equals(file.after().get()) ? hunks : List.of();
  }

  private static List<Hunk> hunks(FileChange file, String before, String after) {
    var old = Mixture.lines(before);
    var now = Mixture.lines(after);
    var removed = numbers(file.removed());
    var added = numbers(file.added());
    var hunks = new ArrayList<Hunk>();
    int here = 0;
    int there = 0;
    while (here < old.size() || there < now.size()) {
      int start = here;
      int from = there;
      while (removed.contains(here + 1)) {
        here++;
      }
      while (added.contains(there + 1)) {
        there++;
      }
      if (here > start || there > from) {
        hunks.add(new Hunk(start, old.subList(start, here), now.subList(from, there)));
      } else {
        here++;
        there++;
      }
    }
    return hunks;
  }

  private static Set<Integer> numbers(List<Line> lines) {
    return lines.stream().map(Line::number).collect(Collectors.toSet());
  }

  /// A hunk with its label and its first line in the later side.
  private record Piece(Hunk hunk, Label label, int line) {
    int balance() {
      return depth(hunk.added()) - depth(hunk.removed());
    }

    private static int depth(List<String> lines) {
      int depth = 0;
      for (var line : lines) {
        for (int i = 0; i < line.length(); i++) {
          char c = line.charAt(i);
          depth += c == '{' || c == '(' || c == '[' ? 1 : c == '}' || c == ')' || c == ']' ? -1 : 0;
        }
      }
      return depth;
    }
  }

  private List<Piece> pieces(FileChange file, List<Hunk> hunks) {
    var pieces = new ArrayList<Piece>();
    int shift = 0;
    for (var hunk : hunks) {
      int line = hunk.start() + shift + 1;
      pieces.addAll(split(file.path(), hunk, line));
      shift += hunk.added().size() - hunk.removed().size();
    }
    return pieces;
  }

  /// Lines that stand side by side and come from different changes are told apart where each new
  /// one stands for an old one.
  private List<Piece> split(String path, Hunk hunk, int line) {
    var perLine = new ArrayList<Label>();
    for (int i = 0; i < hunk.added().size(); i++) {
      perLine.add(labels.added(path, line + i));
    }
    var pairs = hunk.added().size() == hunk.removed().size();
    if (pairs && perLine.stream().distinct().count() > 1) {
      var pieces = new ArrayList<Piece>();
      for (int from = 0; from < perLine.size(); ) {
        int to = from + 1;
        while (to < perLine.size() && perLine.get(to).equals(perLine.get(from))) {
          to++;
        }
        var part =
            new Hunk(
                hunk.start() + from,
                hunk.removed().subList(from, to),
                hunk.added().subList(from, to));
        pieces.add(new Piece(part, perLine.get(from), line + from));
        from = to;
      }
      return pieces;
    }
    return List.of(new Piece(hunk, label(path, hunk, perLine), line));
  }

  private Label label(String path, Hunk hunk, List<Label> perLine) {
    var telling = new ArrayList<Label>();
    for (int i = 0; i < perLine.size(); i++) {
      if (!hunk.added().get(i).isBlank()) {
        telling.add(perLine.get(i));
      }
    }
    if (telling.isEmpty()) {
      for (int i = 0; i < hunk.removed().size(); i++) {
        telling.add(labels.removed(path, hunk.start() + i + 1));
      }
    }
    return telling.stream().distinct().reduce(Label::and).orElse(Label.NONE);
  }

  private static List<List<Piece>> together(List<Piece> pieces) {
    var groups = new ArrayList<List<Piece>>();
    for (var piece : pieces) {
      var last = groups.isEmpty() ? List.<Piece>of() : groups.getLast();
      if (!last.isEmpty() && belongs(last, piece)) {
        last.add(piece);
      } else {
        groups.add(new ArrayList<>(List.of(piece)));
      }
    }
    return groups;
  }

  private static boolean belongs(List<Piece> group, Piece piece) {
    var last = group.getLast();
    return last.label().equals(piece.label())
        && (piece.hunk().start() - last.hunk().end() <= NEAR
            || group.stream().mapToInt(Piece::balance).sum() != 0);
  }

  private void add(FileChange file, List<Piece> group) {
    var last = group.getLast();
    atoms.add(
        new Atom(
            atoms.size(),
            file.path(),
            kind(file.path()),
            group.getFirst().label(),
            new Atom.Part.Hunks(group.stream().map(Piece::hunk).toList()),
            group.getFirst().line(),
            Math.max(last.line(), last.line() + last.hunk().added().size() - 1)));
  }
}
