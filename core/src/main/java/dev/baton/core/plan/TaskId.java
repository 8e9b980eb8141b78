package dev.baton.core.plan;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of one task of a plan, kept as written: `T-05` and `T-5` are two names.
public record TaskId(String value) implements Comparable<TaskId> {
  private static final Pattern FORM = Pattern.compile("T-[0-9]{1,9}");
  private static final Comparator<TaskId> BY_NUMBER =
      comparingInt(TaskId::number).thenComparing(comparing(TaskId::value));

  public TaskId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a task id: " + value);
    }
  }

  /// The ID a person wrote, if it is one.
  public static Optional<TaskId> parse(String written) {
    return FORM.matcher(written).matches() ? Optional.of(new TaskId(written)) : Optional.empty();
  }

  @Override
  public int compareTo(TaskId other) {
    return BY_NUMBER.compare(this, other);
  }

  @Override
  public String toString() {
    return value;
  }

  private int number() {
    return Integer.parseInt(value.substring(2));
  }
}
