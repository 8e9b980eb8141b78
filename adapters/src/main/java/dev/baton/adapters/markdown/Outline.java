package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// The Markdown of one file, cut at its headings.
final class Outline {
  private static final Rule FENCE = Rule.error("R-FENCE");
  private static final Pattern ATX =
      Pattern.compile(" {0,3}#{1,6}(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*");

  // Deeper nesting than any person writes; without a limit a line of `>` signs exhausts the stack.
  private static final int DEEPEST_NESTING = 50;

  // Parsers are safe for several threads. See the package's text for why inlines stay unparsed.
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST_NESTING)
          .inlineParserFactory(_ -> (_, _) -> {})
          .build();

  private final BlockText blockText;
  private final List<Finding> findings;
  private final List<Section> sections = new ArrayList<>();

  private Outline(BlockText blockText, List<Finding> findings) {
    this.blockText = blockText;
    this.findings = findings;
  }

  /// The sections in order. What stands before the first heading is a section without heading.
  static List<Section> read(
      SourceText text, BlockText blockText, int start, List<Finding> findings) {
    var outline = new Outline(blockText, findings);
    outline.cut(PARSER.parse(text.from(start)), text.source(start, start));
    return outline.sections;
  }

  private void cut(Node document, Source start) {
    var heading = "";
    var headingSource = start;
    var blocks = new ArrayList<Block>();
    for (var block : BlockText.children(document)) {
      if (block instanceof Heading next) {
        sections.add(new Section(heading, headingSource, blocks));
        heading = headingText(next);
        headingSource = blockText.source(next);
        blocks.clear();
      } else {
        reportUnclosed(block);
        blocks.add(block);
      }
    }
    sections.add(new Section(heading, headingSource, blocks));
  }

  private String headingText(Heading heading) {
    var firstLine = blockText.lines(heading).findFirst().orElse("");
    var atx = ATX.matcher(firstLine);
    if (!atx.matches()) {
      return firstLine.strip();
    }
    return atx.group(1) == null ? "" : atx.group(1).strip();
  }

  private void reportUnclosed(Block block) {
    if (block instanceof FencedCodeBlock fence && fence.getClosingFenceLength() == null) {
      findings.add(
          FENCE.at(
              blockText.source(fence),
              "this fence is never closed, so everything below it is taken for code",
              "close it with a line of its own: " + "`".repeat(3)));
    }
  }
}
