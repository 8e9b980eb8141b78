package dev.baton.core.tamper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers that say how far off, or how late, is good enough.
final class Tolerances {
  record Wider(String text, int line) {}

  private record Allowed(String name, double much, int line) {}

  private static final Pattern NAMES =
      Pattern.compile(
          "(.*_)?(toler.*|eps|epsilon|delta|abs|rel|abs_tol|rel_tol|within|offset|atMost|timeout.*"
              + "|setTimeout|ofSeconds|ofMillis|ofMinutes|retries|waitFor)|.*(Timeout|Tolerance|Epsilon|Delta)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PRECISE =
      Pattern.compile(
          "toBeCloseTo|closeTo|assertAlmostEquals?|assertNotAlmostEqual|places|numDigits");

  private Tolerances() {}

  static Optional<Wider> widened(Function before, Function after) {
    var old = allowed(before);
    var now = allowed(after);
    if (old.size() != now.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < old.size(); i++) {
      var one = old.get(i);
      var other = now.get(i);
      if (one.name().equals(other.name()) && other.much() > one.much()) {
        return Optional.of(
            new Wider(
                one.name() + " " + plain(one.much()) + ", now " + plain(other.much()),
                other.line()));
      }
    }
    return Optional.empty();
  }

  // Digits are kept as a negative number: fewer of them allow more.
  private static String plain(double much) {
    return String.valueOf(Math.abs(much));
  }

  private static List<Allowed> allowed(Function function) {
    var code = function.code();
    var found = new ArrayList<Allowed>();
    for (int i = function.header(); i < function.end(); i++) {
      var word = code.at(i).text();
      int value = i + 2;
      boolean isNamed = code.is(i + 1, "=") || code.is(i + 1, ":") || code.is(i + 1, "(");
      if (code.at(i).isWord()
          && isNamed
          && code.at(value).kind() == Token.Kind.NUMBER
          && NAMES.matcher(word).matches()) {
        add(found, code, value, word, 1);
      } else if (PRECISE.matcher(word).matches() && isNamed) {
        precise(found, code, i, word);
      } else if (word.matches("assertEquals|assertArrayEquals|InDelta|InEpsilon|assertAlmostEqual")
          && code.is(i + 1, "(")) {
        var arguments = code.parts(i + 2, code.partner(i + 1), ",");
        int place = word.startsWith("In") ? 3 : 2;
        if (arguments.size() > place && arguments.get(place)[1] - arguments.get(place)[0] == 1) {
          add(found, code, arguments.get(place)[0], word, 1);
        }
      } else if (code.is(i + 1, "*", "time", ".") && code.at(i).kind() == Token.Kind.NUMBER) {
        add(found, code, i, "time." + code.at(i + 4).text(), 1);
      }
    }
    return found;
  }

  private static void precise(List<Allowed> found, Code code, int i, String word) {
    if (!code.is(i + 1, "(")) {
      add(found, code, i + 2, word, -1);
      return;
    }
    var arguments = code.parts(i + 2, code.partner(i + 1), ",");
    int place = word.startsWith("assert") ? 2 : 1;
    if (arguments.size() > place && arguments.get(place)[1] - arguments.get(place)[0] == 1) {
      add(found, code, arguments.get(place)[0], word, word.equals("closeTo") ? 1 : -1);
    }
  }

  private static void add(List<Allowed> found, Code code, int place, String name, int sign) {
    var digits = code.at(place).text().replace("_", "").replaceAll("[fFdDlLnm]$", "");
    if (digits.matches("\\d*\\.?\\d+([eE][-+]?\\d+)?|\\d+\\.")) {
      found.add(new Allowed(name, sign * Double.parseDouble(digits), code.at(place).line()));
    }
  }
}
