package dev.baton.core.tamper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ways to weaken the lines of one test, and ways to change them that weaken nothing. They work on
/// lines, on purpose: what they do must not depend on the reader that is measured.
final class Operators {
  /// Put into the tests of others; none of this project's is switched off by it.
  static final String OFF = "@" + "Disabled";

  /// The lines of a file, and which of them are the test: `first` declares it, `last` is its last.
  record Place(String path, String extension, List<String> lines, int first, int last) {
    String after(List<String> changed) {
      return String.join("\n", changed);
    }
  }

  interface Operator extends Function<Place, Optional<String>> {}

  static final Map<String, Operator> TAMPERING = new LinkedHashMap<>();
  static final Map<String, Operator> BENIGN = new LinkedHashMap<>();

  private static final Pattern ASSERTION =
      Pattern.compile(
          "^\\s*(assert[A-Z]\\w*\\(.*\\);|Assertions?\\.assert\\w+\\(.*\\);|assert\\b.*|t\\.\\w+\\(.*\\);?"
              + "|assert\\.\\w+\\(.*\\);?|expect\\(.*\\).*;?|self\\.assert\\w+\\(.*\\)|assertEqual\\w*\\(.*\\)"
              + "|(check|expect)[A-Z]\\w*\\(.*\\);?)\\s*$");
  private static final Pattern EQUALITY =
      Pattern.compile("^(\\s*)assertEquals\\((.+), ([^,()]+(?:\\([^()]*\\))?[^,]*)\\);\\s*$");

  static {
    TAMPERING.put("test deleted", place -> without(place, place.first(), place.last() + 1));
    TAMPERING.put(
        "one assertion deleted",
        place -> assertion(place).flatMap(line -> without(place, line, line + 1)));
    TAMPERING.put(
        "one assertion commented out",
        place ->
            assertion(place)
                .map(line -> with(place, line, comment(place) + place.lines().get(line))));
    TAMPERING.put("all assertions deleted", Operators::noAssertions);
    TAMPERING.put(
        "assertion made constant",
        place ->
            assertion(place).map(line -> with(place, line, indent(place, line) + constant(place))));
    TAMPERING.put("equality loosened", Operators::loosened);
    TAMPERING.put("skipped", Operators::skipped);
    TAMPERING.put(
        "only",
        place ->
            isScript(place) && place.lines().get(place.first()).matches("\\s*(it|test)\\(.*")
                ? Optional.of(
                    with(
                        place,
                        place.first(),
                        place
                            .lines()
                            .get(place.first())
                            .replaceFirst("\\b(it|test)\\(", "$1.only(")))
                : Optional.empty());
    TAMPERING.put(
        "returns at once",
        place ->
            body(place)
                .map(line ->
                    inserted(place, line, inner(place) + (isPlain(place) ? "return" : "return;"))));
    TAMPERING.put(
        "leaves the process",
        place -> body(place).map(line -> inserted(place, line, inner(place) + exit(place))));
    TAMPERING.put("failure swallowed", Operators::swallowed);
    TAMPERING.put("no longer a test", Operators::undeclared);
    TAMPERING.put("under a dead branch", Operators::dead);
    TAMPERING.put(
        "always another way out",
        place ->
            assertion(place)
                .filter(line ->
                    isPython(place)
                        && place.lines().get(line).strip().startsWith("assert ")
                        && !place.lines().get(line).contains(", "))
                .map(line -> with(place, line, place.lines().get(line) + " or True")));

    BENIGN.put(
        "comment added",
        place ->
            body(place)
                .map(line ->
                    inserted(place, line, inner(place) + comment(place) + " see the guide")));
    BENIGN.put(
        "variable added",
        place -> body(place).map(line -> inserted(place, line, inner(place) + variable(place))));
    BENIGN.put(
        "assertion doubled",
        place -> assertion(place).map(line -> inserted(place, line, place.lines().get(line))));
    BENIGN.put("test renamed", Operators::renamed);
    BENIGN.put("test moved to the end", Operators::moved);
    BENIGN.put(
        "comment names skips",
        place ->
            Optional.of(
                inserted(
                    place,
                    place.first(),
                    indent(place, place.first())
                        + comment(place)
                        + " %s it.skip( t.Skip() System.exit(0)".formatted(OFF))));
  }

  private Operators() {}

  private static boolean isJava(Place place) {
    return place.extension().equals("java");
  }

  private static boolean isPython(Place place) {
    return place.extension().equals("py");
  }

  private static boolean isGo(Place place) {
    return place.extension().equals("go");
  }

  private static boolean isScript(Place place) {
    return place.extension().matches("[cm]?[jt]sx?");
  }

  private static boolean isPlain(Place place) {
    return isPython(place) || isGo(place);
  }

  private static String comment(Place place) {
    return isPython(place) ? "# " : "// ";
  }

  private static String indent(Place place, int line) {
    var text = place.lines().get(line);
    return text.substring(0, text.length() - text.stripLeading().length());
  }

  private static String inner(Place place) {
    return body(place).map(line -> indent(place, line)).orElse("");
  }

  private static Optional<String> without(Place place, int from, int to) {
    var lines = new ArrayList<>(place.lines());
    int start = from;
    if ((isJava(place) || isPython(place)) && from == place.first()) {
      while (start > 0 && lines.get(start - 1).strip().startsWith("@")) {
        start--;
      }
    }
    lines.subList(start, to).clear();
    if (isPython(place) && from != place.first()) {
      lines.add(from, indent(place, from) + "pass");
    }
    return Optional.of(place.after(lines));
  }

  private static String with(Place place, int line, String text) {
    var lines = new ArrayList<>(place.lines());
    lines.set(line, text);
    if (isPython(place) && text.startsWith("# ")) {
      lines.add(line, indent(place, line) + "pass");
    }
    return place.after(lines);
  }

  private static String inserted(Place place, int line, String text) {
    var lines = new ArrayList<>(place.lines());
    lines.add(line, text);
    return place.after(lines);
  }

  // The last whole assertion on one line.
  private static Optional<Integer> assertion(Place place) {
    for (int i = place.last(); i > place.first(); i--) {
      var line = place.lines().get(i);
      if (ASSERTION.matcher(line).matches()
          && isWhole(line)
          && !line.matches(
              "\\s*t\\.(Run|Helper|Parallel|Log|Cleanup|plan|context|teardown|Setenv|TempDir|timeout)\\w*\\(.*")) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static boolean isWhole(String line) {
    return line.chars().filter(c -> c == '(').count() == line.chars().filter(c -> c == ')').count()
        && line.chars().filter(c -> c == '{').count() == line.chars().filter(c -> c == '}').count()
        && line.chars().filter(c -> c == '[').count() == line.chars().filter(c -> c == ']').count()
        && !line.stripTrailing().endsWith(",")
        && !line.stripTrailing().endsWith("\\");
  }

  private static Optional<String> noAssertions(Place place) {
    var lines = new ArrayList<>(place.lines());
    int gone = 0;
    for (int i = place.last(); i > place.first(); i--) {
      if (ASSERTION.matcher(lines.get(i)).matches()
          && isWhole(lines.get(i))
          && !lines.get(i).matches("\\s*t\\.(Run|Helper|Parallel|Log|plan)\\w*\\(.*")) {
        lines.set(i, isPython(place) ? indent(place, i) + "pass" : "");
        gone++;
      }
    }
    return gone >= 2 ? Optional.of(place.after(lines)) : Optional.empty();
  }

  private static String constant(Place place) {
    return switch (place.extension()) {
      case "java" -> "assertTrue(true);";
      case "py" -> "assert True";
      case "go" -> "_ = t";
      default -> "expect(true).toBe(true);";
    };
  }

  private static Optional<String> loosened(Place place) {
    for (int i = place.last(); i > place.first(); i--) {
      var line = place.lines().get(i);
      var changed = isWhole(line) ? loosened(place, line) : Optional.<String>empty();
      if (changed.isPresent()) {
        return Optional.of(with(place, i, changed.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> loosened(Place place, String line) {
    Matcher equality = EQUALITY.matcher(line);
    if (isJava(place) && equality.matches() && !line.contains("true") && !line.contains("false")) {
      return Optional.of(equality.group(1) + "assertNotNull(" + equality.group(3) + ");");
    }
    if (isPython(place) && line.matches("\\s*assert [^\"']+ == .*") && isWhole(line)) {
      return Optional.of(line.replaceFirst(" == .*", " is not None"));
    }
    if (isGo(place) && line.matches("\\s*if [^;|&]+ != [^;|&]+ \\{") && !line.contains("nil")) {
      return Optional.empty();
    }
    if (isScript(place)
        && line.matches("\\s*t\\.is\\([^()]+, .*\\);")
        && !line.contains("true")
        && !line.contains("false")) {
      return Optional.of(line.replaceFirst("t\\.is\\(([^,()]+), .*\\);", "t.truthy($1);"));
    }
    if (isScript(place) && line.matches("\\s*assert\\.(strictEqual|equal)\\([^()]+, .*\\);?")) {
      return Optional.of(line.replaceFirst("assert\\.\\w+\\(([^,()]+), .*\\)", "assert.ok($1)"));
    }
    return Optional.empty();
  }

  private static Optional<String> skipped(Place place) {
    var line = place.lines().get(place.first());
    if (isJava(place)) {
      return Optional.of(inserted(place, place.first(), indent(place, place.first()) + OFF));
    }
    if (isPython(place)) {
      return Optional.of(
          inserted(
              place,
              place.first(),
              indent(place, place.first()) + "@pytest.mark.skip(reason=\"flaky\")"));
    }
    if (isGo(place)) {
      return Optional.of(inserted(place, place.first() + 1, "\tt.Skip(\"flaky\")"));
    }
    return line.matches("\\s*(it|test)\\(.*")
        ? Optional.of(with(place, place.first(), line.replaceFirst("\\b(it|test)\\(", "$1.skip(")))
        : Optional.empty();
  }

  // The first line of the body.
  private static Optional<Integer> body(Place place) {
    int i = place.first();
    var end = isPython(place) ? ":" : "{";
    while (i < place.last() && !place.lines().get(i).stripTrailing().endsWith(end)) {
      i++;
    }
    return i + 1 <= place.last() ? Optional.of(i + 1) : Optional.empty();
  }

  private static String exit(Place place) {
    return switch (place.extension()) {
      case "java" -> "System.exit(0);";
      case "py" -> "os._exit(0)";
      case "go" -> "os.Exit(0)";
      default -> "process.exit(0);";
    };
  }

  private static Optional<String> swallowed(Place place) {
    var start = body(place);
    if (start.isEmpty() || assertion(place).isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<>(place.lines());
    var in = inner(place);
    int close = isPython(place) ? place.last() + 1 : place.last();
    switch (place.extension()) {
      case "java" -> {
        lines.add(close, in + "} catch (Throwable ignored) {\n" + in + "}");
        lines.add(start.get(), in + "try {");
      }
      case "py" -> {
        for (int i = start.get(); i < close; i++) {
          lines.set(i, lines.get(i).isBlank() ? "" : "    " + lines.get(i));
        }
        lines.add(close, in + "except Exception:\n" + in + "    pass");
        lines.add(start.get(), in + "try:");
      }
      case "go" -> lines.add(start.get(), in + "defer func() { recover() }()");
      default -> {
        lines.add(close, in + "} catch {}");
        lines.add(start.get(), in + "try {");
      }
    }
    return Optional.of(place.after(lines));
  }

  private static Optional<String> undeclared(Place place) {
    var line = place.lines().get(place.first());
    if (isJava(place)) {
      for (int i = place.first() - 1; i > 0 && place.lines().get(i).strip().startsWith("@"); i--) {
        if (place.lines().get(i).strip().equals("@Test")) {
          return without(place, i, i + 1);
        }
      }
      return Optional.empty();
    }
    if (isPython(place)) {
      return Optional.of(with(place, place.first(), line.replaceFirst("def test", "def no_test")));
    }
    return isGo(place)
        ? Optional.of(with(place, place.first(), line.replaceFirst("func Test", "func noTest")))
        : Optional.empty();
  }

  private static Optional<String> dead(Place place) {
    var start = body(place);
    if (start.isEmpty() || assertion(place).isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<>(place.lines());
    var in = inner(place);
    if (isPython(place)) {
      for (int i = start.get(); i <= place.last(); i++) {
        lines.set(i, lines.get(i).isBlank() ? "" : "    " + lines.get(i));
      }
      lines.add(start.get(), in + "if False:");
    } else {
      lines.add(place.last(), in + "}");
      lines.add(start.get(), in + (isGo(place) ? "if false {" : "if (false) {"));
    }
    return Optional.of(place.after(lines));
  }

  private static String variable(Place place) {
    return switch (place.extension()) {
      case "java" -> "int unrelated = 7;";
      case "py" -> "unrelated = 7";
      case "go" -> "_ = 7";
      default -> "const unrelated = 7;";
    };
  }

  private static Optional<String> renamed(Place place) {
    var line = place.lines().get(place.first());
    BiFunction<String, String, Optional<String>> by =
        (from, to) ->
            line.matches(".*" + from + ".*")
                ? Optional.of(with(place, place.first(), line.replaceFirst(from, to)))
                : Optional.empty();
    return switch (place.extension()) {
      case "java" -> by.apply("(\\w+)\\(", "$1Again(");
      case "py" -> by.apply("def (test\\w*)", "def $1_again");
      case "go" -> by.apply("func (Test\\w*)", "func $1Again");
      default -> by.apply("(it|test)\\((['\"])", "$1($2again: ");
    };
  }

  private static Optional<String> moved(Place place) {
    if (!isGo(place) || place.last() + 1 >= place.lines().size()) {
      return Optional.empty();
    }
    var lines = new ArrayList<>(place.lines());
    var test = new ArrayList<>(lines.subList(place.first(), place.last() + 1));
    lines.subList(place.first(), place.last() + 1).clear();
    lines.addAll(test);
    return Optional.of(place.after(lines));
  }
}
