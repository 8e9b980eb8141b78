package dev.baton.adapters.markdown;

import dev.baton.core.finding.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Block;

/// A heading and the blocks up to the next heading, whatever its level, with the text they are of.
record Section(String heading, Source headingSource, List<Block> blocks, BlockText text) {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final char SEPARATOR = '·';
  private static final Pattern NEAR_MISS =
      Pattern.compile("([A-Za-z]{1,16}-[0-9]+\\S*?)(?:[:.]|\\s+[·–—-]|\\s*$).*");

  Section {
    blocks = List.copyOf(blocks);
  }

  /// What stands before the separator and after it: an ID and a title if the heading declares.
  record Declaration(String id, String title) {}

  Declaration declaration() {
    int mark = separator();
    return mark < 0
        ? new Declaration(folded(heading), "")
        : new Declaration(
            folded(heading.substring(0, mark)).strip(), heading.substring(mark + 1).strip());
  }

  // White space has to stand before it, and something before that.
  private int separator() {
    int mark = heading.indexOf(SEPARATOR, 2);
    while (mark >= 0 && !Character.isWhitespace(heading.charAt(mark - 1))) {
      mark = heading.indexOf(SEPARATOR, mark + 1);
    }
    return mark;
  }

  private static String folded(String text) {
    return SPACE.matcher(text).replaceAll(" ");
  }

  /// The word that looks like an ID in a heading that reads as if it meant to declare it. "Why
  /// LND-001 matters" and "LND-001 and LND-002 compared" only cite.
  Optional<String> nearMiss() {
    var parts = NEAR_MISS.matcher(heading);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }
}
