package dev.baton.core.tamper;

import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Production code that knows it is being tested, or answers what a test expects. Only what the
/// change adds is looked at, and of the tests only those it brings.
public final class Favours {
  private static final Pattern WORDS =
      Pattern.compile(
          "(is|in|under|running)_?(unit_?)?tests?(ing|s|_?mode|_?run(ning)?)?|is_?under_?tests?"
              + "|is_?running_?(unit_?)?tests?|running_?(in|under)_?tests?|test_?mode",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VARIABLES =
      Pattern.compile(
          "PYTEST_CURRENT_TEST|PYTEST_VERSION|JEST_WORKER_ID|VITEST(_WORKER_ID)?|MOCHA_.*"
              + "|surefire\\.test\\.class\\.path|surefire\\..*|org\\.junit.*|test\\.v|\\.test"
              + "|pytest|unittest|junit|_pytest|testng|jest|mocha");
  private static final Set<String> VARIABLE_WORDS =
      Set.of("PYTEST_CURRENT_TEST", "JEST_WORKER_ID", "VITEST", "VITEST_WORKER_ID");
  private static final Set<String> TRIVIAL =
      Set.of("0", "1", "-1", "2", "10", "100", "", "\"\"", "''", "200", "404");

  private final List<FileChange> tests;
  private final Set<List<String>> expected = new HashSet<>();
  private final List<Sign> signs = new ArrayList<>();

  private Favours(List<FileChange> tests) {
    this.tests = tests;
  }

  public static List<Sign> of(List<FileChange> changes, Predicate<String> isTest) {
    var favours =
        new Favours(changes.stream().filter(change -> isTest.test(change.path())).toList());
    favours.expectations();
    changes.stream()
        .filter(change -> change.stays() && !isTest.test(change.path()))
        .forEach(favours::production);
    favours.golden(changes, isTest);
    return List.copyOf(favours.signs);
  }

  // Literals that stand in one assertion of a test: what goes in, and what should come out.
  private void expectations() {
    for (var file : Side.after(tests).files()) {
      for (var function : file.functions()) {
        var added = numbers(file.change());
        for (var assertion : function.assertions()) {
          if (added.contains(assertion.line())) {
            expected.add(literals(assertion, file.code().language()));
          }
        }
      }
    }
  }

  private static List<String> literals(Assertion assertion, Language language) {
    return Tokenizer.tokens(assertion.text(), language).stream()
        .filter(Token::isLiteral)
        .map(Favours::value)
        .toList();
  }

  private static String value(Token token) {
    return token.kind() == Token.Kind.TEXT ? "\"" + token.said() : token.text();
  }

  private static Set<Integer> numbers(FileChange change) {
    var numbers = new HashSet<Integer>();
    change.added().stream().map(Line::number).forEach(numbers::add);
    return numbers;
  }

  private void production(FileChange change) {
    var language = Language.of(change.path());
    if (language.isEmpty() || change.after().isEmpty()) {
      return;
    }
    var code = Code.of(change.after().get(), language.get());
    var added = numbers(change);
    var seen = new HashSet<Integer>();
    for (int i = 0; i < code.size(); i++) {
      int line = code.at(i).line();
      if (!added.contains(line)) {
        continue;
      }
      if (isAware(code, i) && seen.add(line)) {
        sign("test-aware", change, line, "asks whether it is being tested: " + around(code, i));
      }
      if (isHardCoded(code, i) && seen.add(line)) {
        sign(
            "hard-coded",
            change,
            line,
            "answers what a test of this change expects: " + around(code, i));
      }
      if (isEqualToAll(code, i) && seen.add(line)) {
        sign("equals-all", change, line, "is equal to everything: " + around(code, i));
      }
    }
  }

  private void sign(String rule, FileChange change, int line, String message) {
    signs.add(new Sign(false, rule, change.path(), line, message));
  }

  private static String around(Code code, int place) {
    int line = code.at(place).line();
    int from = place;
    while (code.at(from - 1).line() == line) {
      from--;
    }
    int to = place;
    while (code.at(to).line() == line) {
      to++;
    }
    return code.text(from, to);
  }

  private static boolean isAware(Code code, int i) {
    var token = code.at(i);
    if (token.kind() == Token.Kind.TEXT) {
      return VARIABLES.matcher(token.said()).matches() && isAsked(code, i);
    }
    if (!token.isWord()) {
      return false;
    }
    boolean isEnvironment =
        (token.is("NODE_ENV") || token.is("RAILS_ENV") || token.is("APP_ENV"))
            && Set.of("==", "===", "!=", "!==").contains(code.at(i + 1).text())
            && code.at(i + 2).said().equals("test");
    boolean isGo = code.is(i, "testing", ".", "Testing", "(");
    boolean isGlobal =
        code.is(i - 1, "typeof")
            && Set.of("jest", "describe", "it", "vi", "mocha").contains(token.text());
    boolean isWord = WORDS.matcher(token.text()).matches() && isCondition(code, i);
    return isEnvironment || isGo || isGlobal || isWord || VARIABLE_WORDS.contains(token.text());
  }

  // Asked for by a look-up or a comparison, not merely mentioned.
  private static boolean isAsked(Code code, int i) {
    var said = code.at(i).said();
    if (VARIABLE_WORDS.contains(said) || said.startsWith("surefire")) {
      return true;
    }
    int from = Math.max(0, i - 6);
    var left = code.within(from, i).stream().map(Token::text).toList();
    return code.is(i + 1, "in", "sys", ".", "modules")
        || left.contains("startsWith")
        || left.contains("contains")
        || left.contains("forName")
        || left.contains("Lookup")
        || left.contains("HasSuffix")
        || (code.is(i + 1, "in") && !code.is(i - 1, "for"));
  }

  private static boolean isCondition(Code code, int i) {
    for (int back = i - 1; back >= 0 && back > i - 12; back--) {
      var text = code.at(back).text();
      if (text.equals("if") || text.equals("elif") || text.equals("when")) {
        return true;
      }
      if (text.equals(";") || text.equals("{") || text.equals("}")) {
        break;
      }
    }
    int after = code.is(i + 1, "(") ? code.partner(i + 1) + 1 : i + 1;
    return code.is(after, "?") || code.is(after, "&&");
  }

  // `if (x == 17) return "…"`, `x == 17 ? "…" : …`, `case 17: return "…"`, `17 -> "…"`.
  private boolean isHardCoded(Code code, int i) {
    if (!code.at(i).isLiteral() || !isCompared(code, i)) {
      return false;
    }
    int next = i + 1;
    int most = i + 10;
    while (next < most
        && Set.of(")", ":", "{", "->", "?", "return", "yield", "=>")
            .contains(code.at(next).text())) {
      next++;
    }
    boolean isAnswer =
        next > i + 1
            && code.at(next).isLiteral()
            && (code.is(next - 1, "return")
                || code.is(next - 1, "?")
                || code.is(next - 1, "->")
                || code.is(next - 1, "yield")
                || code.is(next - 1, "=>"));
    return isAnswer && areExpected(value(code.at(i)), value(code.at(next)));
  }

  private static boolean isCompared(Code code, int i) {
    return Set.of("==", "===", "case").contains(code.at(i - 1).text())
        || (code.is(i - 1, "(") && code.is(i - 2, "equals"))
        || code.is(i + 1, "->")
        || code.is(i + 1, ".", "equals");
  }

  private boolean areExpected(String input, String answer) {
    return !TRIVIAL.contains(answer)
        && answer.length() > 1
        && expected.stream().anyMatch(all -> all.contains(input) && all.contains(answer));
  }

  private static boolean isEqualToAll(Code code, int i) {
    if (!Set.of("equals", "__eq__", "Equal", "Equals").contains(code.at(i).text())
        || !code.is(i + 1, "(")
        || code.is(i - 1, ".")) {
      // A call asks whether things are equal; only a declaration says when they are.
      return false;
    }
    int body = code.partner(i + 1) + 1;
    while (body < code.size() && !code.is(body, "{") && !code.is(body, ";")) {
      body++;
    }
    return code.opens(body)
        && code.is(body + 1, "return")
        && Set.of("true", "True").contains(code.at(body + 2).text())
        && code.partner(body) - body <= 4;
  }

  // What the tests compare with was changed together with what it is compared with.
  private void golden(List<FileChange> changes, Predicate<String> isTest) {
    boolean hasCode =
        changes.stream()
            .anyMatch(
                change -> !isTest.test(change.path()) && Language.of(change.path()).isPresent());
    changes.stream()
        .filter(change ->
            hasCode
                && change.kind() == FileChange.Kind.MODIFIED
                && TestFiles.isGolden(change.path()))
        .forEach(change ->
            sign("golden", change, 0, "what tests compare with changed together with the code"));
  }
}
