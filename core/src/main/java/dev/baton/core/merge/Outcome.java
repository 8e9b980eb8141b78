package dev.baton.core.merge;

import java.util.List;

/// What became of a file that both sides changed at the same place.
public sealed interface Outcome {
  /// `ways` are the rules it was settled by, in the order of the text.
  record Settled(String text, List<String> ways) implements Outcome {
    public Settled {
      ways = List.copyOf(ways);
    }
  }

  record Refused(String why) implements Outcome {}
}
