package dev.baton.core.tamper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what a stretch of code asserts. Code that cannot be reached (after a bare `return`, under
/// `if (false)`) asserts nothing.
final class Assertions {
  private static final Pattern CALLS =
      Pattern.compile(
          "(assert|verify|expect|check|require(?!NonNull)|ensure|validate|must)([A-Z_0-9].*)?|fail|fails|raises|warns"
              + "|(pytest_)?deprecated_call");
  private static final Set<String> GO_FAILURES =
      Set.of("Error", "Errorf", "Fatal", "Fatalf", "Fail", "FailNow");
  private static final Set<String> LIBRARIES =
      Set.of(
          "assert",
          "require",
          "Assert",
          "Assertions",
          "t",
          "chai",
          "sinon",
          "suite",
          "s",
          "is",
          "qt");
  private static final Pattern SCRIPT_VERBS =
      Pattern.compile(
          "(is|not|true|false|truthy|falsy|deepEqual|notDeepEqual|throws|throwsAsync|notThrows"
              + "|notThrowsAsync|like|regex|notRegex|snapshot|fail|pass|ok|notOk|equal|notEqual|same"
              + "|strictEqual|match|rejects|resolves|equals|deepEquals|strictSame|type|error|end)");
  private static final Set<String> FALSE = Set.of("false", "False", "0", "null", "None");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> NOTHINGS = Set.of("null", "None", "nil", "undefined");
  private static final Set<String> NAVIGATION =
      Set.of(
          "as",
          "describedAs",
          "extracting",
          "filteredOn",
          "first",
          "last",
          "element",
          "usingComparator",
          "usingRecursiveComparison",
          "withFailMessage",
          "overridingErrorMessage",
          "asString",
          "asList",
          "asInstanceOf",
          "to",
          "be",
          "been",
          "have",
          "and",
          "that",
          "with",
          "at",
          "of",
          "a",
          "an",
          "deep",
          "rejects",
          "resolves",
          "which",
          "does",
          "still",
          "also",
          "return",
          "satisfies",
          "singleElement",
          "not",
          "get",
          "rootCause",
          "cause",
          "set",
          "then",
          "catch",
          "finally",
          "nested",
          "own",
          "any");

  private final Code code;
  private final List<Assertion> found = new ArrayList<>();

  Assertions(Code code) {
    this.code = code;
  }

  List<Assertion> in(int header, int start, int end) {
    for (int i = header; i < start; i++) {
      if (code.is(i, "expected", "=")) {
        add(Strength.EXACT, i, i + 3, "expected");
      }
    }
    block(start, end);
    return List.copyOf(found);
  }

  private void block(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isBareReturn(i) && isTop(i, from)) {
        return;
      }
      int dead = endOfDead(i);
      if (dead > i) {
        i = dead;
      } else {
        i = Math.max(i, assertion(i, to) - 1);
      }
    }
  }

  /// Some of it can never be reached.
  boolean isCut(int from, int to) {
    for (int i = from; i < to; i++) {
      boolean isLast =
          code.within(i + 1, to).stream().allMatch(each -> each.is(";") || each.is("}"));
      if (endOfDead(i) > i || (isBareReturn(i) && isTop(i, from) && !isLast)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTop(int place, int from) {
    for (int i = from; i < place; i++) {
      if (code.opens(i)) {
        if (code.partner(i) > place) {
          return false;
        }
        i = code.partner(i);
      }
    }
    return true;
  }

  private boolean isBareReturn(int i) {
    return code.is(i, "return")
        && !code.is(i - 1, ")")
        && (code.is(i + 1, ";")
            || code.is(i + 1, "}")
            || (code.at(i + 1).line() > code.at(i).line() && code.language() != Language.JAVA))
        && !code.is(i + 1, ")");
  }

  // The end of a branch that is never taken, or its beginning.
  private int endOfDead(int i) {
    if (!code.is(i, "if") && !code.is(i, "while")) {
      return i;
    }
    int word = code.is(i + 1, "(") ? i + 2 : i + 1;
    int body = word + 1;
    while (code.is(body, ")") || code.is(body, ":")) {
      body++;
    }
    boolean isDead = FALSE.contains(code.at(word).text()) && code.is(body, "{") && code.opens(body);
    return isDead ? code.partner(body) : i;
  }

  // Returns where to go on; what it does not know it leaves to be looked at token by token.
  private int assertion(int i, int to) {
    var token = code.at(i);
    if (!token.isWord()) {
      return i + 1;
    }
    if (token.is("assert") && isStatement(i)) {
      int end = endOfStatement(i + 1, to);
      condition(i + 1, code.parts(i + 1, end, code.language() == Language.PYTHON ? "," : ":"), i);
      return end;
    }
    if (!code.is(i + 1, "(")
        || !code.opens(i + 1)
        || code.is(i - 1, "function")
        || code.is(i - 1, "def")) {
      if (token.is("should") && code.is(i - 1, ".")) {
        return chain(i, i + 1);
      }
      return i + 1;
    }
    return call(i);
  }

  private boolean isStatement(int i) {
    return switch (code.language()) {
      case PYTHON -> true;
      case JAVA -> !code.is(i + 1, "(") && !code.is(i + 1, ".");
      case SCRIPT, GO -> false;
    };
  }

  private int endOfStatement(int from, int to) {
    int i = from;
    while (i < to && !code.is(i, ";") && !code.is(i, "}")) {
      i = code.opens(i) ? code.partner(i) + 1 : i + 1;
    }
    return Math.min(i, to);
  }

  private void condition(int from, List<int[]> parts, int statement) {
    if (parts.isEmpty()) {
      return;
    }
    int to = parts.getFirst()[1];
    boolean isTuple =
        code.is(from, "(")
            && code.partner(from) == to - 1
            && code.language() == Language.PYTHON
            && !code.shallow(from + 1, to - 1, ",").isEmpty();
    if (isTuple) {
      add(Strength.CONSTANT, statement, to, "");
      return;
    }
    for (var part : code.parts(from, to, "and", "&&")) {
      add(Condition.strength(code, part[0], part[1]), part[0], part[1], "");
    }
  }

  private int call(int i) {
    var name = code.at(i).text();
    int close = code.partner(i + 1);
    boolean isMember = code.is(i - 1, ".");
    var owner = isMember ? code.at(i - 2).text() : "";
    if (code.language() == Language.GO
        && isMember
        && GO_FAILURES.contains(name)
        && isTester(owner)) {
      failure(i, close + 1);
      return close + 1;
    }
    if ((name.equals("expect") && !isMember)
        || name.equals("assertThat")
        || name.equals("assertThatThrownBy")
        || name.equals("assertThatCode")
        || name.equals("assertThatExceptionOfType")
        || name.equals("assertWithMessage")) {
      return name.equals("assertThat") && hasMatcher(i + 1)
          ? matcher(i, close)
          : chain(i, close + 1);
    }
    boolean isVerb =
        code.language() == Language.SCRIPT
            && isMember
            && SCRIPT_VERBS.matcher(name).matches()
            && LIBRARIES.contains(owner);
    boolean isLibrary =
        code.language() == Language.GO
            && isMember
            && (owner.equals("assert") || owner.equals("require"));
    if (isVerb || isLibrary || CALLS.matcher(name).matches()) {
      if (name.equals("end")
          || name.equals("pass")
          || name.equals("assertAll")
          || (owner.equals("t") && name.equals("is") && close == i + 2)) {
        return i + 2;
      }
      if (isMember && name.equals("expect")) {
        // What an HTTP client expects of an answer: all its arguments are what should come.
        add(Strength.EXACT, i, close + 1, name);
        return hasBlock(i + 2, close) ? i + 2 : close + 1;
      }
      var arguments = code.parts(i + 2, close, ",");
      add(Condition.ofCall(code, name, arguments), i, close + 1, name);
      // What is asserted within the argument of one that throws is an assertion too.
      return hasBlock(i + 2, close) ? i + 2 : close + 1;
    }
    add(Optional.empty(), i, close + 1, name);
    return i + 1;
  }

  private boolean hasBlock(int from, int to) {
    for (int i = from; i < to; i++) {
      if (code.is(i, "{")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTester(String owner) {
    return owner.equals("t")
        || owner.equals("tb")
        || owner.equals("b")
        || owner.equals("T")
        || owner.equals("c");
  }

  // Go asserts by an `if` and a complaint in it.
  private void failure(int i, int to) {
    int open = i;
    while (open >= 0) {
      open--;
      if (code.closes(open)) {
        open = code.partner(open);
      } else if (code.is(open, "{")) {
        break;
      }
    }
    int start = open - 1;
    while (start >= 0 && !code.is(start, "if") && !code.is(start, "{") && !code.is(start, "}")) {
      start = code.closes(start) ? code.partner(start) - 1 : start - 1;
    }
    if (!code.is(start, "if")) {
      add(Strength.PARTIAL, i, to, "");
      return;
    }
    var clauses = code.parts(start + 1, open, ";");
    var last = clauses.isEmpty() ? new int[] {open, open} : clauses.getLast();
    for (var part : code.parts(last[0], last[1], "||")) {
      found.add(
          new Assertion(
              Condition.ofFailure(code, part[0], part[1]),
              code.text(clauses.isEmpty() ? open : clauses.getFirst()[0], part[0])
                  + " "
                  + code.text(part[0], part[1]),
              "",
              code.at(i).line()));
    }
  }

  private boolean hasMatcher(int open) {
    return code.parts(open + 1, code.partner(open), ",").size() >= 2;
  }

  private int matcher(int i, int close) {
    add(Condition.ofMatcher(code, i + 2, close), i, close + 1, "assertThat");
    return close + 1;
  }

  // `expect(x).not.toBe(y)`, `assertThat(x).isEqualTo(y).isNotNull()`, `x.should.equal(y)`.
  private int chain(int from, int after) {
    int i = after;
    boolean isNegated = false;
    var subject = code.text(from, after);
    int matchers = 0;
    while ((code.is(i, ".") || code.is(i, "?.")) && code.at(i + 1).isWord()) {
      var name = code.at(i + 1).text();
      isNegated |= name.equals("not");
      boolean isCall = code.is(i + 2, "(");
      int end = isCall ? code.partner(i + 2) + 1 : i + 2;
      boolean isMatcher =
          (!NAVIGATION.contains(name) && !name.startsWith("using")) || name.equals("satisfies");
      if (isMatcher) {
        matchers++;
        var parts = isCall ? code.parts(i + 3, end - 1, ",") : List.<int[]>of();
        var strength = Condition.ofCall(code, (isNegated ? "not" : "") + name, parts);
        found.add(
            new Assertion(
                about(from, after, name, strength),
                subject + " . " + (isNegated ? "not . " : "") + code.text(i + 1, end),
                "",
                code.at(i + 1).line()));
        isNegated = false;
      }
      i = end;
    }
    if (matchers == 0) {
      boolean isSupertest = code.is(from - 1, ".");
      add(isSupertest ? Strength.EXACT : Strength.CONSTANT, from, after, "");
    }
    return i;
  }

  // `assertThat(a.equals(b)).isTrue()` says as much as its condition; `expect(true).toBe(true)`
  // nothing.
  private Strength about(int from, int after, String name, Strength strength) {
    if (!code.is(from + 1, "(") || code.partner(from + 1) != after - 1) {
      return strength;
    }
    int start = from + 2;
    int end = after - 1;
    if (end - start == 1
        && (TRUE.contains(code.at(start).text())
            || (FALSE.contains(code.at(start).text()) && !NOTHINGS.contains(code.at(start).text()))
            || code.at(start).isLiteral())) {
      return Strength.CONSTANT;
    }
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("istrue") || lower.equals("tobetrue")
        ? Condition.strength(code, start, end)
        : strength;
  }

  private void add(Optional<Strength> strength, int from, int to, String call) {
    // A call that may turn out to be a helper of the suite; it counts only where it is one.
    found.add(
        new Assertion(
            strength.orElse(Strength.CONSTANT),
            code.text(from, to),
            "?" + call,
            code.at(from).line()));
  }

  private void add(Strength strength, int from, int to, String call) {
    found.add(new Assertion(strength, code.text(from, to), call, code.at(from).line()));
  }
}
