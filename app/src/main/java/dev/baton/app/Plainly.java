package dev.baton.app;

import dev.baton.core.trace.Gap;
import dev.baton.core.trace.Gap.Said;
import dev.baton.core.trace.Gap.Shown;
import dev.baton.core.trace.Gap.Status;

/// Where things stand, in the words of somebody who asked for them and does not read code.
public record Plainly(String words, Degree degree) {
  public enum Degree {
    NOT_YET,
    PARTLY,
    /// Not, or no longer, what was asked for in these words.
    OTHERWISE,
    THERE
  }

  public static String verdict(Gap gap) {
    return gap.isEmpty()
        ? "All %d requirements are there and shown to work.".formatted(gap.lines().size())
        : "%d of %d requirements are there and shown to work."
            .formatted(gap.count(Status.DELIVERED), gap.lines().size());
  }

  public static Plainly of(Status status) {
    return switch (status) {
      case DELIVERED -> new Plainly("there, and shown to work", Degree.THERE);
      case PARTIAL -> new Plainly("partly there", Degree.PARTLY);
      case MISSING -> new Plainly("not there yet", Degree.NOT_YET);
      case STALE -> new Plainly("there, but the wording has changed since", Degree.OTHERWISE);
      case UNPROVEN -> new Plainly("there, but not shown to work", Degree.OTHERWISE);
    };
  }

  public static Plainly of(Shown shown) {
    if (shown.by().isEmpty()) {
      return new Plainly("not shown yet", Degree.NOT_YET);
    }
    return shown.stale()
        ? new Plainly("shown for an older wording", Degree.OTHERWISE)
        : new Plainly("shown", Degree.THERE);
  }

  public static Plainly of(Said said, Gap gap) {
    if (said.declined()) {
      return new Plainly("we decided against this", Degree.OTHERWISE);
    }
    if (said.answers().isEmpty()) {
      return new Plainly("not answered yet", Degree.NOT_YET);
    }
    var lines = gap.lines().stream().filter(line -> said.answers().contains(line.id())).toList();
    if (lines.isEmpty()) {
      return new Plainly("noted", Degree.THERE);
    }
    var done = lines.stream().filter(line -> line.status() == Status.DELIVERED).count();
    if (done == 0) {
      return new Plainly("not there yet", Degree.NOT_YET);
    }
    return done == lines.size()
        ? new Plainly("there", Degree.THERE)
        : new Plainly("partly there", Degree.PARTLY);
  }
}
