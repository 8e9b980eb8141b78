package dev.baton.core.merge;

import dev.baton.core.imports.Language;
import dev.baton.core.imports.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whole members that both sides put at the same place: all are kept, ours first. A place is where
/// members stand, in a type or in a file; statements have an order that means something and stay a
/// conflict, and so does a name that both declare.
final class Members {
  static final String WAY = "members";

  private static final Set<String> TYPES =
      Set.of("class", "interface", "enum", "record", "object", "namespace", "trait");
  // A word that belongs to what stands before.
  private static final Set<String> GOES_ON =
      Set.of(
          "else", "catch", "finally", "while", "extends", "implements", "instanceof", "in", "of");
  private static final Set<String> STATEMENTS =
      Set.of(
          "if",
          "for",
          "while",
          "do",
          "switch",
          "try",
          "return",
          "throw",
          "else",
          "case",
          "break",
          "continue",
          "yield",
          "await",
          "new",
          "delete",
          "typeof",
          "with",
          "defer",
          "go",
          "select",
          "when",
          "assert",
          "synchronized",
          "init",
          "default",
          "package",
          "import",
          "goto");
  private static final Set<String> SCRIPT_DECLARES =
      Set.of("function", "class", "interface", "type", "enum", "namespace", "const", "let", "var");
  private static final Set<String> VALUES = Set.of("const", "let", "var");
  private static final Set<String> TESTS = Set.of("it", "test", "describe");

  private final Language language;

  Members(Language language) {
    this.language = language;
  }

  Resolution resolve(Piece.Clash clash) {
    if (!clash.isInsertion()) {
      return new Resolution.Unresolved("both sides changed lines that were there");
    }
    var ours = names(clash.ours());
    var theirs = names(clash.theirs());
    if (ours.isEmpty() || theirs.isEmpty()) {
      return new Resolution.Unresolved("what was added is not whole members and nothing else");
    }
    if (language == Language.PYTHON
        && !new PythonMembers(clash.ours())
            .margin()
            .equals(new PythonMembers(clash.theirs()).margin())) {
      return new Resolution.Unresolved("what was added belongs to different places");
    }
    var both = new TreeSet<>(ours.stream().filter(theirs::contains).toList());
    both.addAll(takenElsewhere(ours, clash.theirs(), clash.base()));
    both.addAll(takenElsewhere(theirs, clash.ours(), clash.base()));
    return both.isEmpty()
        ? new Resolution.Resolved(WAY, clash.both())
        : new Resolution.Unresolved("both sides declare " + String.join(", ", both));
  }

  // Whoever put the word somewhere else in the file did not know of this one.
  private Set<String> takenElsewhere(Set<String> names, Piece.Side other, Piece.Side base) {
    var known = new HashSet<>(base.text());
    var lines =
        Stream.concat(other.before().stream(), other.after().stream())
            .filter(line -> !known.contains(line))
            .toList();
    var tokens = Reading.tokens(language, lines);
    var words =
        IntStream.range(0, tokens.size()).mapToObj(tokens::text).collect(Collectors.toSet());
    return names.stream()
        .filter(name -> words.contains(name.substring(name.lastIndexOf(' ') + 1)))
        .collect(Collectors.toSet());
  }

  /// What the side's lines declare; nothing where they are anything else than whole members.
  private Set<String> names(Piece.Side side) {
    if (!Reading.isWhole(language, side)) {
      return Set.of();
    }
    return language == Language.PYTHON
        ? new PythonMembers(side).names()
        : place(side).map(place -> new Walk(place, side.lines()).names()).orElse(Set.of());
  }

  private enum Place {
    FILE,
    TYPE,
    TESTS
  }

  private Optional<Place> place(Piece.Side side) {
    var before = Reading.tokens(language, side.before());
    var after = Reading.tokens(language, side.after());
    return isBetween(before, after) ? place(before) : Optional.empty();
  }

  private boolean isBetween(Tokens before, Tokens after) {
    int last = before.size() - 1;
    var begins =
        last < 0
            || before.isSign(last, '{')
            || before.isSign(last, '}')
            || before.isSign(last, ';')
            || (language == Language.GO && (before.isText(last) || before.isSign(last, ')')));
    var ends =
        after.size() == 0
            || after.isSign(0, '}')
            || after.isSign(0, '@')
            || (after.isWord(0) && !GOES_ON.contains(after.text(0)));
    return begins && ends;
  }

  private Optional<Place> place(Tokens before) {
    var open = Reading.open(before);
    if (open.isEmpty()) {
      return Optional.of(Place.FILE);
    }
    int bracket = open.getLast();
    if (!before.isSign(bracket, '{') || language == Language.GO) {
      return Optional.empty();
    }
    if (isType(before, bracket)) {
      return Optional.of(Place.TYPE);
    }
    return isSuite(before, open) ? Optional.of(Place.TESTS) : Optional.empty();
  }

  private static boolean isType(Tokens tokens, int bracket) {
    int depth = 0;
    for (int i = bracket - 1; i >= 0; i--) {
      if (Reading.isClosing(tokens, i)) {
        if (tokens.isSign(i, '}')) {
          return false;
        }
        depth++;
      } else if (Reading.isOpening(tokens, i)) {
        if (depth == 0) {
          return false;
        }
        depth--;
      } else if (depth == 0 && tokens.isSign(i, ';')) {
        return false;
      } else if (depth == 0 && isTypeWord(tokens, i)) {
        // Constants of an enumeration look like members and are none.
        return !tokens.isWord(i, "enum") || hasMembers(tokens, bracket);
      }
    }
    return false;
  }

  // Where the keyword is followed by anything but a name it is a name itself.
  private static boolean isTypeWord(Tokens tokens, int i) {
    return tokens.isWord(i)
        && TYPES.contains(tokens.text(i))
        && (tokens.isWord(i + 1) || (tokens.isWord(i, "object") && tokens.isSign(i + 1, '{')))
        && !tokens.isSign(i - 1, '.');
  }

  private static boolean hasMembers(Tokens tokens, int bracket) {
    int depth = 0;
    for (int i = bracket + 1; i < tokens.size(); i++) {
      depth += Reading.isOpening(tokens, i) ? 1 : Reading.isClosing(tokens, i) ? -1 : 0;
      if (depth == 0 && tokens.isSign(i, ';')) {
        return true;
      }
    }
    return false;
  }

  // describe("…", () => { and describe("…", function () {
  private boolean isSuite(Tokens tokens, List<Integer> open) {
    if (language != Language.SCRIPT || open.size() < 2) {
      return false;
    }
    int call = open.get(open.size() - 2);
    return tokens.isSign(call, '(')
        && tokens.isWord(call - 1, "describe")
        && tokens.isText(call + 1)
        && tokens.isSign(call + 2, ',');
  }

  /// Through the tokens of some members, one after the other.
  private final class Walk {
    private final Place place;
    private final Tokens tokens;
    private final Set<String> names = new HashSet<>();
    private int at;

    private Walk(Place place, List<String> lines) {
      this.place = place;
      this.tokens = Reading.tokens(language, lines);
    }

    private Set<String> names() {
      while (at < tokens.size()) {
        if (tokens.isSign(at, ';')) {
          at++;
        } else {
          var name = isTest() ? test() : member();
          if (name.isEmpty() || !names.add(name.get())) {
            return Set.of();
          }
        }
      }
      return names;
    }

    // it("does so", () => { … });
    private boolean isTest() {
      return language == Language.SCRIPT
          && place != Place.TYPE
          && tokens.isWord(at)
          && TESTS.contains(tokens.text(at));
    }

    private Optional<String> test() {
      if (!tokens.isSign(at + 1, '(') || !tokens.isText(at + 2)) {
        return Optional.empty();
      }
      var title = tokens.text(at + 2);
      at = beyond(at + 1);
      return at < 0 || !tokens.isSign(at, ';') ? Optional.empty() : Optional.of(title);
    }

    private Optional<String> member() {
      int start = beyondAnnotations(at);
      int end = start < 0 ? -1 : headEnd(start);
      if (end < 0 || !mayBegin(start)) {
        return Optional.empty();
      }
      var name = name(start, end);
      at = tokens.isSign(end, ';') ? end + 1 : beyond(end);
      return at < 0 ? Optional.empty() : name;
    }

    private int beyondAnnotations(int from) {
      int i = from;
      while (i >= 0 && tokens.isSign(i, '@') && !tokens.isWord(i + 1, "interface")) {
        i += 2;
        while (tokens.isSign(i, '.')) {
          i += 2;
        }
        i = tokens.isSign(i, '(') ? beyond(i) : i;
      }
      return i < tokens.size() ? i : -1;
    }

    /// The brace that opens the member's body, or the sign that ends a member without one.
    private int headEnd(int from) {
      for (int i = from; i >= 0 && i < tokens.size(); i++) {
        if (i > from && endsWithLine() && tokens.isFirst(i)) {
          return -1;
        }
        if (tokens.isSign(i, '{') || tokens.isSign(i, ';')) {
          return i;
        }
        if (Reading.isClosing(tokens, i)) {
          return -1;
        }
        if (Reading.isOpening(tokens, i)) {
          i = beyond(i) - 1;
          if (i < from) {
            return -1;
          }
        }
      }
      return -1;
    }

    // Where a statement may end with its line, what follows on the next may be another one.
    private boolean endsWithLine() {
      return language == Language.SCRIPT || language == Language.KOTLIN;
    }

    /// What follows the bracket that closes this one, or -1.
    private int beyond(int bracket) {
      int depth = 0;
      for (int i = bracket; i < tokens.size(); i++) {
        depth += Reading.isOpening(tokens, i) ? 1 : Reading.isClosing(tokens, i) ? -1 : 0;
        if (depth == 0) {
          return i + 1;
        }
      }
      return -1;
    }

    private boolean mayBegin(int start) {
      if (!tokens.isWord(start) || STATEMENTS.contains(tokens.text(start))) {
        return false;
      }
      return switch (language) {
        case GO -> tokens.isWord(start, "func") || tokens.isWord(start, "type");
        case SCRIPT -> place == Place.TYPE || declares(start);
        case JAVA, KOTLIN, PYTHON -> true;
      };
    }

    private boolean declares(int start) {
      int i = start;
      while (tokens.isWord(i, "export")
          || tokens.isWord(i, "async")
          || tokens.isWord(i, "abstract")
          || tokens.isWord(i, "declare")) {
        i++;
      }
      return tokens.isWord(i) && SCRIPT_DECLARES.contains(tokens.text(i));
    }

    private Optional<String> name(int start, int end) {
      return switch (language) {
        case JAVA -> javaName(start, end);
        case KOTLIN -> kotlinName(start, end);
        case SCRIPT -> scriptName(start, end);
        case GO -> goName(start, end);
        case PYTHON -> Optional.empty();
      };
    }

    private Optional<String> javaName(int start, int end) {
      for (int i = start; i < end; i++) {
        if (isTypeWord(tokens, i) || tokens.isWord(i - 1, "interface")) {
          return Optional.of(tokens.text(isTypeWord(tokens, i) ? i + 1 : i));
        }
        if (tokens.isSign(i, '(') || tokens.isSign(i, '=')) {
          return tokens.isSign(i, '(') || isPlainValue(i, end)
              ? nameBefore(start, i)
              : Optional.empty();
        }
      }
      return tokens.isSign(end, ';') ? nameBefore(start, end) : Optional.empty();
    }

    // One word or literal: of anything more the order of two may mean something.
    private boolean isPlainValue(int equals, int end) {
      return tokens.isSign(end, ';') && end == equals + 2;
    }

    // A word alone before it would be a call, or a constant of an enumeration; a constructor is a
    // word alone with a body.
    private Optional<String> nameBefore(int start, int i) {
      var isNamed = tokens.isWord(i - 1) && place == Place.TYPE;
      return isNamed && (i - 1 > start || tokens.isSign(headEnd(start), '{'))
          ? Optional.of(tokens.text(i - 1))
          : Optional.empty();
    }

    // Lines end members here, so only what has a body is seen to be whole, and only one at a time.
    private Optional<String> kotlinName(int start, int end) {
      var declared = Optional.<String>empty();
      for (int i = start; i < end; i++) {
        var isDeclared =
            tokens.isWord(i, "fun")
                || tokens.isWord(i, "class")
                || tokens.isWord(i, "interface")
                || tokens.isWord(i, "object");
        if (tokens.isSign(i, '=') || (tokens.isWord(i, "val") && depth(start, i) == 0)) {
          return Optional.empty();
        }
        if (isDeclared && (declared.isPresent() || !tokens.isWord(i + 1))) {
          return Optional.empty();
        }
        if (isDeclared) {
          declared = Optional.of(tokens.text(i + 1));
        }
      }
      return tokens.isSign(end, '{') ? declared : Optional.empty();
    }

    private int depth(int from, int to) {
      int depth = 0;
      for (int i = from; i < to; i++) {
        depth += Reading.isOpening(tokens, i) ? 1 : Reading.isClosing(tokens, i) ? -1 : 0;
      }
      return depth;
    }

    private Optional<String> scriptName(int start, int end) {
      for (int i = start; i < end; i++) {
        if (place != Place.TYPE
            && tokens.isWord(i)
            && SCRIPT_DECLARES.contains(tokens.text(i))
            && !tokens.isWord(i - 1, "const")) {
          return tokens.isWord(i + 1) && (!VALUES.contains(tokens.text(i)) || isCalm(i + 2, end))
              ? Optional.of(tokens.text(i + 1))
              : Optional.empty();
        }
        if (place == Place.TYPE && (tokens.isSign(i, '(') || tokens.isSign(i, '<'))) {
          return tokens.isSign(end, '{') && tokens.isWord(i - 1)
              ? Optional.of(tokens.text(i - 1))
              : Optional.empty();
        }
      }
      return Optional.empty();
    }

    // A plain value, or a function that nobody calls yet.
    private boolean isCalm(int from, int end) {
      int equals = from;
      while (equals < end && !tokens.isSign(equals, '=')) {
        equals++;
      }
      return isPlainValue(equals, end)
          || (tokens.isSign(end, '{')
              && tokens.isSign(end - 1, '>')
              && tokens.isSign(end - 2, '=')
              && end - 2 > equals);
    }

    private Optional<String> goName(int start, int end) {
      for (int i = start + 1; i < end; i++) {
        if (tokens.isWord(i, "func") || tokens.isSign(i, '=') || tokens.isWord(i, "var")) {
          return Optional.empty();
        }
      }
      // func (receiver) Name(
      int name = tokens.isSign(start + 1, '(') ? beyond(start + 1) : start + 1;
      return tokens.isSign(end, '{') && tokens.isWord(name)
          ? Optional.of(String.join(" ", words(start + 1, name + 1)))
          : Optional.empty();
    }

    private List<String> words(int from, int to) {
      return IntStream.range(from, to).mapToObj(tokens::text).toList();
    }
  }
}
