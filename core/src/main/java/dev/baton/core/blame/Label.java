package dev.baton.core.blame;

/// Where a line comes from: its origin, the change it was part of by its name, such as a task or a
/// commit, and that change in words.
public record Label(Origin origin, String change, String title) {
  public static final Label NONE = new Label(Origin.UNKNOWN, "?", "nobody knows");

  Label and(Label other) {
    return equals(other)
        ? this
        : change.equals(other.change)
            ? new Label(origin.and(other.origin), change, title)
            : new Label(
                origin.and(other.origin), change + "+" + other.change, title + "; " + other.title);
  }
}
