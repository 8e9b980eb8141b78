package dev.baton.adapters.markdown;

import dev.baton.adapters.markdown.Pieces.Piece;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;

/// The Markdown of one file, cut at its headings.
final class Outline {
  private static final Rule FENCE = Rule.error("R-FENCE");
  private static final int DEEPEST_HEADING = 6;

  private final BlockText text;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  private Outline(BlockText text) {
    this.text = text;
  }

  /// The sections from the offset on, in order. What stands before the first heading is a section
  /// without heading; so is the nothing before the first heading of a later piece.
  static List<Section> read(SourceText text, int start, List<Finding> findings) {
    var outlines =
        Pieces.of(text, start).parallelStream().map(piece -> Outline.of(text, piece)).toList();
    outlines.forEach(outline -> findings.addAll(outline.findings));
    return outlines.stream().flatMap(outline -> outline.sections.stream()).toList();
  }

  private static Outline of(SourceText text, Piece piece) {
    var outline = new Outline(new BlockText(text, piece.start()));
    outline.cut(BlockText.children(piece.document()), piece.start());
    return outline;
  }

  private void cut(List<Block> all, int start) {
    var heading = "";
    var headingSource = text.at(start);
    var blocks = new ArrayList<Block>();
    for (var block : all) {
      if (block instanceof Heading next) {
        sections.add(new Section(heading, headingSource, blocks, text));
        heading = headingText(next);
        headingSource = text.source(next);
        blocks.clear();
      } else {
        reportUnclosed(block);
        blocks.add(block);
      }
    }
    sections.add(new Section(heading, headingSource, blocks, text));
  }

  /// Whether the line is a heading at the margin, as `## Title` is.
  static boolean isHeading(String line) {
    int marks = 0;
    while (marks < line.length() && line.charAt(marks) == '#') {
      marks++;
    }
    return marks >= 1
        && marks <= DEEPEST_HEADING
        && (marks == line.length() || isBlank(line.charAt(marks)));
  }

  private static boolean isBlank(char written) {
    return written == ' ' || written == '\t';
  }

  // The text of a heading that is underlined is its first line.
  private String headingText(Heading heading) {
    var line = text.firstLine(heading).strip();
    return isHeading(line) ? withoutMarks(line) : line;
  }

  // Marks at the end of the line count for nothing where a blank stands before them.
  private static String withoutMarks(String line) {
    int from = 0;
    while (from < line.length() && line.charAt(from) == '#') {
      from++;
    }
    int to = line.length();
    while (to > from && line.charAt(to - 1) == '#') {
      to--;
    }
    var areMarks = to == from || isBlank(line.charAt(to - 1));
    return line.substring(from, areMarks ? to : line.length()).strip();
  }

  private void reportUnclosed(Block block) {
    if (block instanceof FencedCodeBlock fence && fence.getClosingFenceLength() == null) {
      findings.add(
          FENCE.at(
              text.source(fence),
              "this fence is never closed, so everything below it is taken for code",
              "close it with a line of its own: " + "`".repeat(3)));
    }
  }
}
