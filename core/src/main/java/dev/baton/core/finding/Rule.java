package dev.baton.core.finding;

/// The name and weight of a rule; what it looks for is code elsewhere.
public record Rule(String id, Severity severity) {
  public static Rule error(String id) {
    return new Rule(id, Severity.ERROR);
  }

  public static Rule warning(String id) {
    return new Rule(id, Severity.WARNING);
  }

  public static Rule question(String id) {
    return new Rule(id, Severity.QUESTION);
  }

  /// A finding about the item of that ID.
  public Finding on(String item, Source at, String message, String mend) {
    return new Finding(id, severity, item, at.path(), at.range(), message, mend);
  }

  /// A finding about a place that belongs to no item.
  public Finding at(Source at, String message, String mend) {
    return on("", at, message, mend);
  }
}
