package dev.baton.core.plan;

import java.util.SplittableRandom;

/// Makes globs of the letters a and b, each with a regular expression that says the same.
final class RandomGlob {
  private final SplittableRandom random;

  record Both(String pattern, String regex) {}

  RandomGlob(long seed) {
    random = new SplittableRandom(seed);
  }

  Both next() {
    var pattern = new StringBuilder();
    var regex = new StringBuilder();
    int segments = random.nextInt(1, 4);
    for (int i = 0; i < segments; i++) {
      boolean last = i == segments - 1;
      if (random.nextInt(4) == 0) {
        pattern.append(last ? "**" : "**/");
        regex.append(last ? ".*" : "(?:.*/)?");
      } else {
        segment(pattern, regex);
        pattern.append(last ? "" : "/");
        regex.append(last ? "" : "/");
      }
    }
    return new Both(pattern.toString(), regex.toString());
  }

  private void segment(StringBuilder pattern, StringBuilder regex) {
    int parts = random.nextInt(1, 4);
    for (int i = 0; i < parts; i++) {
      switch (random.nextInt(8)) {
        case 0 -> add(pattern, regex, "*", "[^/]*");
        case 1 -> add(pattern, regex, "?", "[^/]");
        case 2 -> add(pattern, regex, "[!a]", "[^a/]");
        case 3 -> add(pattern, regex, "{a,b?}", "(?:a|b[^/])");
        case 4 -> add(pattern, regex, "{b,*a/b}", "(?:b|[^/]*a/b)");
        case 5, 6 -> add(pattern, regex, "a", "a");
        default -> add(pattern, regex, "b", "b");
      }
    }
  }

  private static void add(StringBuilder pattern, StringBuilder regex, String glob, String same) {
    // Two stars in a row would read as the star that crosses segments.
    if (!(glob.equals("*") && pattern.toString().endsWith("*"))) {
      pattern.append(glob);
      regex.append(same);
    }
  }
}
