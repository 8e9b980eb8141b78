package dev.baton.adapters.markdown;

import java.util.ArrayList;
import java.util.List;

/// Splits the value of a field at its commas, but not inside `{a,b}` or `[,]`.
final class Entries {
  private Entries() {}

  static List<String> of(String value) {
    var entries = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth = Math.max(0, depth - 1);
      } else if (c == ',' && depth == 0) {
        add(value.substring(start, i), entries);
        start = i + 1;
      }
    }
    add(value.substring(start), entries);
    return entries;
  }

  private static void add(String written, List<String> entries) {
    var entry = withoutBackticks(written.strip());
    if (!entry.isEmpty() && !entry.equals("-") && !entry.equalsIgnoreCase("none")) {
      entries.add(entry);
    }
  }

  private static String withoutBackticks(String written) {
    return written.length() > 1 && written.startsWith("`") && written.endsWith("`")
        ? written.substring(1, written.length() - 1).strip()
        : written;
  }
}
