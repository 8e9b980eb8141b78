package dev.baton.core.merge;

import dev.baton.core.imports.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Import lines as a set: what either side added is added, what either removed is removed. A name
/// that would then mean two things is refused, and so is a line whose place means something.
final class ImportLines {
  static final String WAY = "imports";

  private static final String NAME = "[\\w$]+";
  private static final String PATH = "[\\w$.]+";
  private static final Pattern JAVA =
      Pattern.compile("import (?:static )?(?:" + NAME + "\\.)*(\\*|" + NAME + ") *;");
  private static final Pattern KOTLIN =
      Pattern.compile(
          "import (?:(?:"
              + NAME
              + "\\.)*"
              + NAME
              + " as ("
              + NAME
              + ")|(?:"
              + NAME
              + "\\.)*(\\*|"
              + NAME
              + "))");
  private static final Pattern GO =
      Pattern.compile("(?:import |\\s+)(?:(" + NAME + "|\\.) )?\"(?:[^\"\\s/]+/)*([^\"\\s/]+)\"");
  private static final Pattern PYTHON_MODULE =
      Pattern.compile("import (" + PATH + ")(?: as (" + NAME + "))?");
  private static final Pattern PYTHON_NAMES =
      Pattern.compile("from (" + PATH + ") import (\\*|[\\w, ]+)");
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:import|export) (?:type )?([\\w$ ,*{}]+?) from (?:'[^']+'|\"[^\"]+\") *;?"
              + "|const ([\\w$ ,:{}]+?) = require\\((?:'[^']+'|\"[^\"]+\")\\) *;?");
  private static final Pattern WIDE = Pattern.compile("\\*(?! as )|(?:^|\\s)\\. \"");
  private static final Pattern LAST_WORD = Pattern.compile("(" + NAME + "|\\*)\\s*$");

  private final Language language;

  ImportLines(Language language) {
    this.language = language;
  }

  /// Whether every line is one, of either side and of the base.
  static boolean are(Language language, Piece.Clash clash) {
    var imports = new ImportLines(language);
    return clash.sides().flatMap(side -> side.lines().stream()).anyMatch(line -> !line.isBlank())
        && clash
            .sides()
            .flatMap(side -> side.lines().stream())
            .allMatch(line -> line.isBlank() || !imports.names(line).isEmpty());
  }

  Resolution resolve(Piece.Clash clash) {
    var frame = Frame.around(clash);
    for (var side : frame.inner().sides().toList()) {
      if (side.lines().stream().anyMatch(String::isBlank)) {
        return new Resolution.Unresolved("groups of imports meet");
      }
      if (new HashSet<>(side.lines()).size() < side.lines().size()) {
        return new Resolution.Unresolved("an import stands there twice");
      }
      if (!Reading.isWhole(language, side) || !isAmongImports(side.before())) {
        return new Resolution.Unresolved("these lines are not among the imports of the file");
      }
    }
    return isElsewhere(frame.inner())
        ? new Resolution.Unresolved("a side has one of these imports somewhere else")
        : united(frame);
  }

  // A line that a side has put elsewhere would be there twice, or not at all.
  private static boolean isElsewhere(Piece.Clash clash) {
    var here = clash.sides().flatMap(side -> side.lines().stream()).collect(Collectors.toSet());
    return clash
        .sides()
        .flatMap(side -> Stream.concat(side.before().stream(), side.after().stream()))
        .anyMatch(here::contains);
  }

  private Resolution united(Frame frame) {
    var base = frame.inner().base().lines();
    var ours = frame.inner().ours().lines();
    var theirs = frame.inner().theirs().lines();
    var kept = base.stream().filter(ours::contains).filter(theirs::contains).toList();
    if (!ours.stream().filter(kept::contains).toList().equals(kept)
        || !theirs.stream().filter(kept::contains).toList().equals(kept)) {
      return new Resolution.Unresolved("a side put the imports in another order");
    }
    if (isWidened(base, ours, theirs)) {
      return new Resolution.Unresolved("an import of all there is may change what a name means");
    }
    var all = together(kept, new HashSet<>(base), ours, theirs);
    var taken = taken(all, ours, theirs);
    if (!taken.isEmpty()) {
      return new Resolution.Unresolved(
          "both sides say what is meant by " + String.join(", ", taken));
    }
    if (all.stream().anyMatch(line -> !base.contains(line) && line.contains("__future__"))) {
      return new Resolution.Unresolved("an import from the future has to come first");
    }
    return new Resolution.Resolved(WAY, frame.around(all));
  }

  // Beside one that the other side did not see, any line may get another meaning.
  private static boolean isWidened(List<String> base, List<String> ours, List<String> theirs) {
    var our = ours.stream().filter(line -> !base.contains(line)).toList();
    var their = theirs.stream().filter(line -> !base.contains(line)).toList();
    return !our.isEmpty()
        && !their.isEmpty()
        && Stream.concat(our.stream(), their.stream()).anyMatch(line -> WIDE.matcher(line).find());
  }

  // Between lines that both have kept stand those of ours, then those of theirs; or all in order,
  // if each side is in that order.
  private static List<String> together(
      List<String> kept, Set<String> base, List<String> ours, List<String> theirs) {
    var all = new LinkedHashSet<String>();
    var our = new ArrayDeque<>(ours);
    var their = new ArrayDeque<>(theirs);
    for (var next : kept) {
      takeUpTo(next, our, all);
      takeUpTo(next, their, all);
    }
    all.addAll(our);
    all.addAll(their);
    all.removeIf(line -> base.contains(line) && !kept.contains(line));
    return order(ours, theirs)
        .map(order -> all.stream().sorted(order).toList())
        .orElseGet(() -> List.copyOf(all));
  }

  private static void takeUpTo(String line, Deque<String> from, Set<String> into) {
    var added = new ArrayList<String>();
    while (!from.getFirst().equals(line)) {
      added.add(from.removeFirst());
    }
    // Both sides have it, and what either put before it stands before it.
    into.remove(line);
    into.addAll(added);
    into.add(from.removeFirst());
  }

  private static Optional<Comparator<String>> order(List<String> ours, List<String> theirs) {
    return Stream.of(Comparator.<String>naturalOrder(), String.CASE_INSENSITIVE_ORDER)
        .filter(order -> Stream.of(ours, theirs).allMatch(it -> isSorted(it, order)))
        .findFirst();
  }

  private static boolean isSorted(List<String> lines, Comparator<String> order) {
    return lines.stream().sorted(order).toList().equals(lines);
  }

  // One name in two lines that no side had beside each other.
  private Set<String> taken(List<String> all, List<String> ours, List<String> theirs) {
    var lines = new TreeMap<String, List<String>>();
    all.forEach(line ->
        names(line).forEach(name -> lines.computeIfAbsent(name, _ -> new ArrayList<>()).add(line)));
    lines.values().removeIf(same -> ours.containsAll(same) || theirs.containsAll(same));
    return lines.keySet();
  }

  private boolean isAmongImports(List<String> before) {
    var tokens = Reading.tokens(language, before);
    var open = Reading.open(tokens);
    return switch (language) {
      case JAVA, KOTLIN ->
          IntStream.range(0, tokens.size())
              .noneMatch(i -> tokens.isSign(i, '{') || tokens.isSign(i, '}'));
      case SCRIPT, PYTHON -> open.isEmpty();
      case GO ->
          open.isEmpty() || (open.size() == 1 && tokens.isWord(open.getFirst() - 1, "import"));
    };
  }

  /// The names that the line gives a meaning to; none if it is no import. Where it names nothing by
  /// itself, the line stands for that.
  private Set<String> names(String line) {
    var text = line.stripTrailing();
    return switch (language) {
      case JAVA -> name(JAVA.matcher(text), line);
      case KOTLIN -> name(KOTLIN.matcher(text), line);
      case GO -> name(GO.matcher(text), line);
      case PYTHON -> python(text);
      case SCRIPT -> script(text);
    };
  }

  private static Set<String> name(Matcher found, String line) {
    if (!found.matches()) {
      return Set.of();
    }
    var name = found.group(1) == null ? found.group(2) : found.group(1);
    return Set.of(name.equals("*") || name.equals("_") || name.equals(".") ? line : name);
  }

  private static Set<String> python(String line) {
    var module = PYTHON_MODULE.matcher(line);
    if (module.matches()) {
      return Set.of(module.group(2) == null ? line : module.group(2));
    }
    var names = PYTHON_NAMES.matcher(line);
    return names.matches() ? listed(names.group(2), line) : Set.of();
  }

  private static Set<String> script(String line) {
    var found = SCRIPT.matcher(line);
    if (!found.matches()) {
      return Set.of();
    }
    var list = found.group(1) == null ? found.group(2) : found.group(1);
    return listed(list.replaceAll("[{}]", ","), line);
  }

  private static Set<String> listed(String list, String line) {
    return Arrays.stream(list.split(","))
        .filter(part -> !part.isBlank())
        .map(part -> LAST_WORD.matcher(part))
        .filter(Matcher::find)
        .map(word -> word.group(1).equals("*") ? line : word.group(1))
        .collect(Collectors.toSet());
  }

  /// The clash without the blank lines that both sides have around theirs.
  private record Frame(List<String> lead, Piece.Clash inner, List<String> trail) {
    static Frame around(Piece.Clash clash) {
      var ours = clash.ours().lines();
      var theirs = clash.theirs().lines();
      if (!clash.isInsertion()) {
        return new Frame(List.of(), clash, List.of());
      }
      int lead = Math.min(blanks(ours), blanks(theirs));
      int trail = Math.min(blanks(ours.reversed()), blanks(theirs.reversed()));
      return new Frame(
          ours.subList(0, lead),
          new Piece.Clash(
              clash.base(), clash.ours().within(lead, trail), clash.theirs().within(lead, trail)),
          ours.subList(ours.size() - trail, ours.size()));
    }

    private static int blanks(List<String> lines) {
      return (int) lines.stream().takeWhile(String::isBlank).count();
    }

    List<String> around(List<String> lines) {
      return Stream.of(lead, lines, trail).flatMap(List::stream).toList();
    }
  }
}
