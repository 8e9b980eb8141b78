package dev.baton.core.rubric;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Defects that can be planted in one line of code in many languages, each a change of meaning that
/// reads as if it had been meant.
public enum Defect {
  /// A comparison that takes in one value more or less.
  BOUNDARY(" (<=?|>=?) (?=[\\w(.-])") {
    @Override
    String other(Matcher found) {
      return switch (found.group(1)) {
        case "<" -> " <= ";
        case "<=" -> " < ";
        case ">" -> " >= ";
        default -> " > ";
      };
    }
  },
  /// Of two conditions one is enough.
  WEAKENED(" (&&|and) ") {
    @Override
    String other(Matcher found) {
      return found.group(1).equals("&&") ? " || " : " or ";
    }
  },
  /// A handler that takes every failure.
  WIDENED(
      "catch \\((?:final )?(?!Throwable\\b)[A-Z][\\w.]*(?: \\| [A-Z][\\w.]*)* "
          + "|except (?!Exception\\b)[A-Z]\\w*") {
    @Override
    String other(Matcher found) {
      return found.group().startsWith("catch") ? "catch (Throwable " : "except Exception";
    }
  },
  /// A lock that is taken no more.
  UNLOCKED("\\bsynchronized (?=\\w)|\\bvolatile (?=\\w)") {
    @Override
    String other(Matcher found) {
      return "";
    }
  };

  private static final Pattern NO_CODE = Pattern.compile("^\\s*(?://|#|\\*|/\\*|--|\")");

  private final Pattern pattern;

  Defect(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  abstract String other(Matcher found);

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Defect> of(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /// The line with the defect in it; nothing where it offers no place for one.
  Optional<String> in(String line) {
    var found = pattern.matcher(line);
    return !NO_CODE.matcher(line).find() && found.find() && !isQuoted(line, found.start())
        ? Optional.of(line.substring(0, found.start()) + other(found) + line.substring(found.end()))
        : Optional.empty();
  }

  // A comparison in a message is no comparison.
  private static boolean isQuoted(String line, int at) {
    return line.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
