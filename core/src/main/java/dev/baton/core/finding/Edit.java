package dev.baton.core.finding;

import java.util.Comparator;
import java.util.List;

/// A mending that needs no thought: these characters of the file become that text.
public record Edit(Source at, String text) {

  /// The text of a file with the edits made, from the last to the first so that offsets hold. Of
  /// two that overlap only the later one is made; the next check finds the other again.
  public static String applied(String original, List<Edit> edits) {
    var text = new StringBuilder(original);
    int untouchedUpTo = Integer.MAX_VALUE;
    for (var edit : edits.stream().distinct().sorted(FROM_THE_END).toList()) {
      if (edit.at().end() <= untouchedUpTo) {
        text.replace(edit.at().start(), edit.at().end(), edit.text());
        untouchedUpTo = edit.at().start();
      }
    }
    return text.toString();
  }

  private static final Comparator<Edit> FROM_THE_END =
      Comparator.<Edit>comparingInt(edit -> edit.at().start()).reversed();
}
