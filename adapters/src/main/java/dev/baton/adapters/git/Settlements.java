package dev.baton.adapters.git;

import dev.baton.core.merge.Settlement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What was settled by structure, as trailers of the merge that has it.
final class Settlements {
  private static final Pattern TRAILER =
      Pattern.compile("(?m)^Baton-Settled: (.+) \\(([^()\n]+)\\)$");

  private Settlements() {}

  static String trailers(List<Settlement> settled) {
    return settled.stream()
        .map(it -> "Baton-Settled: " + it.words() + "\n")
        .collect(Collectors.joining());
  }

  static List<Settlement> of(String message) {
    return TRAILER
        .matcher(message)
        .results()
        .map(found -> new Settlement(found.group(1), found.group(2)))
        .toList();
  }
}
