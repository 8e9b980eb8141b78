package dev.baton.adapters.markdown;

import dev.baton.core.finding.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Block;

/// A heading and the blocks up to the next heading, whatever its level.
record Section(String heading, Source headingSource, List<Block> blocks) {
  private static final Pattern DECLARATION = Pattern.compile("(.+?)(?:\\s+·\\s*(.*))?");
  private static final Pattern NEAR_MISS =
      Pattern.compile("([A-Za-z]{1,16}-[0-9]+\\S*?)(?:[:.]|\\s+[·–—-]|\\s*$).*");

  Section {
    blocks = List.copyOf(blocks);
  }

  /// What stands before the separator and after it: an ID and a title if the heading declares.
  record Declaration(String id, String title) {}

  Declaration declaration() {
    var parts = DECLARATION.matcher(heading);
    if (!parts.matches()) {
      return new Declaration("", "");
    }
    var title = parts.group(2);
    return new Declaration(
        parts.group(1).replaceAll("\\s+", " "), title == null ? "" : title.strip());
  }

  /// The word that looks like an ID in a heading that reads as if it meant to declare it. "Why
  /// LND-001 matters" and "LND-001 and LND-002 compared" only cite.
  Optional<String> nearMiss() {
    var parts = NEAR_MISS.matcher(heading);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }
}
