package dev.baton.adapters.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The steps of a scenario, one a line, as `Given …`.
final class Steps {
  private static final Pattern STEP =
      Pattern.compile(
          "(?:\\*\\*|__)?(given|when|then|and|but)(?:\\*\\*|__)?:?(?:\\*\\*|__)?,?\\s+(.*?)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern NEXT_STEP =
      Pattern.compile(
          "[,;.]?\\s+(?=(?:\\*\\*|__)(?:given|when|then|and|but)(?:\\*\\*|__))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  // Baton's scenarios begin with a state; most other tools let it go without saying.
  static final String NO_STATE = "Given nothing else is said";

  private Steps() {}

  static Optional<String> of(String line) {
    var step = STEP.matcher(line.strip());
    return step.matches() && !step.group(2).isBlank()
        ? Optional.of(
            word(step.group(1)) + " " + LINE_BREAK.matcher(step.group(2).strip()).replaceAll(" "))
        : Optional.empty();
  }

  /// The steps of one sentence, as `**Given** a, **When** b, **Then** c.`; none where it holds
  /// none.
  static List<String> inSentence(String sentence) {
    var steps = new ArrayList<String>();
    for (var part : NEXT_STEP.split(sentence.strip())) {
      var step = of(part);
      if (step.isEmpty()) {
        return List.of();
      }
      steps.add(step.get());
    }
    return steps;
  }

  private static String word(String keyword) {
    return keyword.substring(0, 1).toUpperCase(Locale.ROOT)
        + keyword.substring(1).toLowerCase(Locale.ROOT);
  }

  static String keyword(String step) {
    return step.substring(0, step.indexOf(' '));
  }

  static String rest(String step) {
    return step.substring(step.indexOf(' ') + 1);
  }

  /// With a state first, and with And where a keyword only repeats.
  static List<String> complete(List<String> steps) {
    var complete = new ArrayList<String>();
    var phase = "";
    for (var step : steps) {
      var keyword = keyword(step);
      if (complete.isEmpty() && !keyword.equals("Given")) {
        complete.add(NO_STATE);
        phase = "Given";
      }
      complete.add(keyword.equals(phase) ? "And " + rest(step) : step);
      phase = keyword.equals("And") || keyword.equals("But") ? phase : keyword;
    }
    return complete;
  }

  static List<String> withoutFiller(String text) {
    return text.lines().filter(line -> !line.isBlank() && !line.equals(NO_STATE)).toList();
  }
}
