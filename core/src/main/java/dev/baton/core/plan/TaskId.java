package dev.baton.core.plan;

public record TaskId(String value) implements Comparable<TaskId> {
  public TaskId {
    if (!value.matches("T-[0-9]{1,9}")) {
      throw new IllegalArgumentException("not a task id: " + value);
    }
  }

  @Override
  public int compareTo(TaskId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
