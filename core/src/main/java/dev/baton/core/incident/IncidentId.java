package dev.baton.core.incident;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names one incident, as `I-3`.
public record IncidentId(int number) implements Comparable<IncidentId> {
  private static final Pattern WRITTEN = Pattern.compile("I-([1-9][0-9]{0,7})");

  public IncidentId {
    if (number < 1) {
      throw new IllegalArgumentException("not an incident: " + number);
    }
  }

  public static Optional<IncidentId> parse(String written) {
    var match = WRITTEN.matcher(written);
    return match.matches()
        ? Optional.of(new IncidentId(Integer.parseInt(match.group(1))))
        : Optional.empty();
  }

  @Override
  public int compareTo(IncidentId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "I-" + number;
  }
}
