package dev.baton.core.finding;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.Optional;

/// One thing a rule has to say about one place.
///
/// `item` is the ID of the spec item or task, or empty when the finding is about the file. `edit`
/// is there where a program can do the mending.
public record Finding(
    String rule,
    Severity severity,
    String item,
    String path,
    Range range,
    String message,
    String mend,
    Optional<Edit> edit) {

  /// The order a person reads them in.
  public static final Comparator<Finding> BY_POSITION =
      comparing(Finding::path)
          .thenComparing(Finding::range, comparingInt(Range::line).thenComparingInt(Range::column))
          .thenComparing(Finding::rule);

  public Finding(
      String rule,
      Severity severity,
      String item,
      String path,
      Range range,
      String message,
      String mend) {
    this(rule, severity, item, path, range, message, mend, Optional.empty());
  }

  public Finding {
    if (mend.isBlank()) {
      throw new IllegalArgumentException("a finding says how to mend it: " + rule);
    }
  }

  /// The same, mended by a program.
  public Finding mendedBy(Edit mending) {
    return new Finding(rule, severity, item, path, range, message, mend, Optional.of(mending));
  }
}
