package dev.baton.core.tamper;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How strong an assertion is, by what its condition or its name says.
final class Condition {
  private static final Set<String> NOTHINGS = Set.of("null", "None", "nil", "undefined");
  private static final Set<String> BOOLEANS = Set.of("true", "false", "True", "False");
  private static final Set<String> PARTIAL =
      Set.of(
          "in",
          "contains",
          "Contains",
          "includes",
          "startswith",
          "startsWith",
          "endswith",
          "endsWith",
          "HasPrefix",
          "HasSuffix",
          "matches",
          "match",
          "search",
          "fullmatch",
          "test",
          "MatchString",
          "indexOf",
          "Index",
          "<",
          ">",
          "<=",
          ">=",
          "any",
          "all",
          "issubset",
          "approx");
  private static final Set<String> EQUALS =
      Set.of("equals", "DeepEqual", "Equal", "deepEqual", "isequal", "EqualFold", "isEqual");

  private Condition() {}

  /// Of a condition that has to hold.
  static Strength strength(Code code, int from, int to) {
    int start = from;
    int end = to;
    boolean isNegated = false;
    while (true) {
      if (code.is(start, "(") && code.partner(start) == end - 1) {
        start++;
        end--;
      } else if (code.is(start, "not") || code.is(start, "!")) {
        isNegated = !isNegated;
        start++;
      } else {
        break;
      }
    }
    if (end <= start) {
      return Strength.CONSTANT;
    }
    var disjuncts = code.parts(start, end, "or", "||");
    if (disjuncts.size() > 1) {
      boolean isSure =
          disjuncts.stream()
              .anyMatch(part -> strength(code, part[0], part[1]) == Strength.CONSTANT);
      return isSure ? Strength.CONSTANT : Strength.TRUTH;
    }
    if (isConstant(code, start, end)) {
      return Strength.CONSTANT;
    }
    var plain = comparison(code, start, end);
    return isNegated && plain == Strength.EXACT ? Strength.PRESENT : plain;
  }

  private static boolean isConstant(Code code, int from, int to) {
    if (to - from == 1) {
      return code.at(from).isLiteral() || BOOLEANS.contains(code.at(from).text());
    }
    var sides = code.parts(from, to, "==", "===", "is", "<=", ">=", "!=");
    if (sides.size() != 2) {
      return false;
    }
    var left = sides.getFirst();
    var right = sides.getLast();
    boolean isSame = code.text(left[0], left[1]).equals(code.text(right[0], right[1]));
    boolean isCall = code.text(left[0], left[1]).contains("(");
    boolean areLiterals = isFixed(code, left) && isFixed(code, right);
    return areLiterals || (isSame && !isCall);
  }

  private static boolean isFixed(Code code, int[] part) {
    return part[1] - part[0] == 1
        && (code.at(part[0]).isLiteral() || BOOLEANS.contains(code.at(part[0]).text()));
  }

  private static Strength comparison(Code code, int from, int to) {
    var last = code.at(to - 1).text();
    for (int i : code.shallow(from, to, "==", "===", "is", "!=", "!==")) {
      boolean isNegated = code.at(i).text().startsWith("!") || code.is(i + 1, "not");
      if (BOOLEANS.contains(last)) {
        return Strength.TRUTH;
      }
      return isNegated ? Strength.PRESENT : Strength.EXACT;
    }
    for (int i = from; i < to; i++) {
      var word = code.at(i).text();
      if (word.equals("isinstance")
          || word.equals("instanceof")
          || word.equals("hasattr")
          || word.equals("callable")) {
        return Strength.PRESENT;
      }
      if (EQUALS.contains(word)) {
        return Strength.EXACT;
      }
      if (PARTIAL.contains(word)) {
        return Strength.PARTIAL;
      }
    }
    return Strength.TRUTH;
  }

  /// Of a condition under which the test fails.
  static Strength ofFailure(Code code, int from, int to) {
    if (to <= from || (to - from == 1 && Set.of("false", "0").contains(code.at(from).text()))) {
      return Strength.CONSTANT;
    }
    for (var part : code.parts(from, to, "&&")) {
      if (part[1] - part[0] == 1 && code.is(part[0], "false")) {
        return Strength.CONSTANT;
      }
    }
    for (int i : code.shallow(from, to, "!=", "==")) {
      if (NOTHINGS.contains(code.at(i + 1).text())) {
        return Strength.PRESENT;
      }
      return code.is(i, "!=") ? Strength.EXACT : Strength.PRESENT;
    }
    var plain = comparison(code, from, to);
    return plain == Strength.EXACT && !code.is(from, "!") ? Strength.PRESENT : plain;
  }

  /// Of `assertThat(x, matcher)`.
  static Strength ofMatcher(Code code, int from, int to) {
    var arguments = code.parts(from, to, ",");
    var matcher = arguments.getLast();
    var words = code.within(matcher[0], matcher[1]).stream().map(Token::text).toList();
    if (words.contains("anything")) {
      return Strength.CONSTANT;
    }
    if (words.contains("not") || words.contains("notNullValue") || words.contains("instanceOf")) {
      return Strength.PRESENT;
    }
    return words.stream()
            .anyMatch(word ->
                word.startsWith("contains")
                    || word.startsWith("has")
                    || word.contains("Than")
                    || word.endsWith("With")
                    || word.startsWith("any"))
        ? Strength.PARTIAL
        : Strength.EXACT;
  }

  /// Of a call, by its name and its arguments.
  static Strength ofCall(Code code, String name, List<int[]> arguments) {
    var lower = name.toLowerCase(Locale.ROOT);
    boolean isNegated =
        lower.startsWith("not")
            || lower.contains("not_")
            || name.contains("Not")
            || lower.startsWith("refute");
    if (has(lower, "throw", "raise", "reject", "thrown", "panic", "warns", "deprecated")) {
      return isNegated || has(lower, "doesnot", "nothrow") ? Strength.PRESENT : Strength.EXACT;
    }
    if (has(lower, "null", "nil", "none", "undefined", "defined", "exist")) {
      return isNegated || (has(lower, "defined", "exist") && !has(lower, "undefined"))
          ? Strength.PRESENT
          : Strength.EXACT;
    }
    if (has(lower, "instance", "noerror", "type")) {
      return Strength.PRESENT;
    }
    boolean isTruth =
        has(lower, "true", "false", "truthy", "falsy")
            || Set.of("assert", "ok", "require", "expect", "check", "notok").contains(lower);
    if (isTruth) {
      return ofTruth(code, has(lower, "false", "falsy") || isNegated, arguments);
    }
    if (isNegated) {
      return Strength.PRESENT;
    }
    if (has(
            lower, "contain", "match", "include", "like", "start", "end", "greater", "less",
            "between", "close", "almost", "delta", "regex", "within", "subset", "fail")
        || lower.equals("assertin")) {
      return Strength.PARTIAL;
    }
    return areSame(code, has(lower, "assert", "equal", "same", "is", "expect"), arguments);
  }

  // Only what compares its arguments says nothing with two fixed ones; a helper may act on them.
  private static Strength areSame(Code code, boolean compares, List<int[]> arguments) {
    boolean isBoolean = false;
    int fixed = 0;
    for (var part : arguments) {
      boolean isOne = part[1] - part[0] == 1;
      isBoolean |= isOne && BOOLEANS.contains(code.at(part[0]).text());
      fixed +=
          isOne && (code.at(part[0]).isLiteral() || BOOLEANS.contains(code.at(part[0]).text()))
              ? 1
              : 0;
    }
    boolean isTwice =
        arguments.size() == 2
            && text(code, arguments.getFirst()).equals(text(code, arguments.getLast()))
            && !text(code, arguments.getFirst()).contains("(");
    if (compares && ((arguments.size() >= 2 && fixed == arguments.size()) || isTwice)) {
      return Strength.CONSTANT;
    }
    return isBoolean ? Strength.TRUTH : Strength.EXACT;
  }

  private static String text(Code code, int[] part) {
    return code.text(part[0], part[1]);
  }

  // A message may stand before or after the condition, and Go's library has the tester first.
  private static Strength ofTruth(Code code, boolean isFalse, List<int[]> arguments) {
    if (arguments.isEmpty()) {
      return Strength.TRUTH;
    }
    var conditions =
        arguments.stream()
            .filter(part ->
                arguments.size() == 1
                    || (code.at(part[0]).kind() != Token.Kind.TEXT && !code.is(part[0], "t")))
            .toList();
    if (conditions.isEmpty()) {
      return Strength.CONSTANT;
    }
    var part = conditions.getFirst();
    var plain = strength(code, part[0], part[1]);
    return isFalse && plain == Strength.EXACT ? Strength.PRESENT : plain;
  }

  private static boolean has(String name, String... parts) {
    for (var part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
