package dev.baton.adapters.markdown;

import dev.baton.core.plan.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one part of a budget: `context 40k tokens`, `diff 350 lines`, `40 min`, `1.5 h` or `$2`.
final class BudgetReader {
  private static final Pattern CONTEXT = Pattern.compile("context ([0-9]{1,7})(k?)(?: tokens?)?");
  private static final Pattern DIFF = Pattern.compile("diff ([0-9]{1,7})(?: lines?)?");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,2})?) ?(min|minutes?|h|hours?)");
  private static final Pattern MONEY = Pattern.compile("\\$ ?([0-9]{1,6}(?:\\.[0-9]{1,6})?)");

  private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

  private BudgetReader() {}

  /// The budget with this part set, unless it is no part of a budget.
  static Optional<Budget> apply(String part, Budget budget) {
    try {
      return known(part, budget);
    } catch (IllegalArgumentException e) {
      // Zero minutes or zero lines: well written, and still no budget anyone can keep.
      return Optional.empty();
    }
  }

  private static Optional<Budget> known(String part, Budget budget) {
    var context = CONTEXT.matcher(part);
    if (context.matches()) {
      return Optional.of(budget.withContextTokens(tokens(context)));
    }
    var diff = DIFF.matcher(part);
    if (diff.matches()) {
      return Optional.of(budget.withDiffLines(Integer.parseInt(diff.group(1))));
    }
    var time = TIME.matcher(part);
    if (time.matches()) {
      return Optional.of(budget.withTime(duration(time)));
    }
    var money = MONEY.matcher(part);
    return money.matches()
        ? Optional.of(budget.withMicroDollars(scaled(money.group(1), MICRO)))
        : Optional.empty();
  }

  private static int tokens(Matcher context) {
    int factor = context.group(2).isEmpty() ? 1 : 1000;
    return Math.clamp((long) Integer.parseInt(context.group(1)) * factor, 0, Integer.MAX_VALUE);
  }

  private static Duration duration(Matcher time) {
    int seconds = time.group(2).startsWith("m") ? 60 : 3600;
    return Duration.ofSeconds(scaled(time.group(1), BigDecimal.valueOf(seconds)));
  }

  private static long scaled(String number, BigDecimal factor) {
    return new BigDecimal(number).multiply(factor).longValue();
  }
}
