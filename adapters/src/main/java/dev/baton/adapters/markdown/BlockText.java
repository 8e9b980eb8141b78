package dev.baton.adapters.markdown;

import static java.util.stream.Collectors.joining;

import dev.baton.core.finding.Source;
import dev.baton.core.spec.Passage;
import dev.baton.core.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;

/// The text of blocks, by their spans: as written, without the marks of the blocks around them.
final class BlockText {
  private final SourceText text;
  private final int offset;

  /// `offset` is where the parsed piece begins in the original.
  BlockText(SourceText text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  /// The blocks right inside. One without a span has no text of its own, so nothing is lost.
  static List<Block> children(Node node) {
    var children = new ArrayList<Block>();
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Block block && !block.getSourceSpans().isEmpty()) {
        children.add(block);
      }
    }
    return children;
  }

  /// Nothing, at an offset of the original.
  Source at(int place) {
    return text.source(place, place);
  }

  Source source(Block block) {
    var spans = block.getSourceSpans();
    return text.source(start(spans.getFirst()), end(spans.getLast()));
  }

  /// From the heading to the last block under it.
  Source source(Section section) {
    var end =
        section.blocks().isEmpty() ? section.headingSource() : source(section.blocks().getLast());
    return text.source(section.headingSource().start(), end.end());
  }

  String firstLine(Block block) {
    var span = block.getSourceSpans().getFirst();
    return text.between(start(span), end(span));
  }

  Stream<Source> sourceLines(Block block) {
    return block.getSourceSpans().stream().map(span -> text.source(start(span), end(span)));
  }

  String slice(Source source) {
    return text.slice(source);
  }

  /// One line of text for a block whose lines are one sentence.
  String folded(Block block) {
    return leaves(block).map(text::slice).map(String::strip).collect(joining(" ")).strip();
  }

  /// The text of several blocks, or an empty one at the given place.
  Passage passage(List<Block> blocks, Source ifNone) {
    var lines = blocks.stream().flatMap(this::leaves).toList();
    return lines.isEmpty()
        ? new Passage("", text.source(ifNone.end(), ifNone.end()))
        : new Passage(lines.stream().map(text::slice).collect(joining("\n")), around(lines), lines);
  }

  /// The lines of the innermost blocks, which is text without quote marks and indentation.
  private Stream<Source> leaves(Block block) {
    if (block instanceof ThematicBreak || isComment(block)) {
      return Stream.of();
    }
    var children = children(block);
    return children.isEmpty() ? sourceLines(block) : children.stream().flatMap(this::leaves);
  }

  private static boolean isComment(Block block) {
    return block instanceof HtmlBlock html
        && html.getLiteral() != null
        && html.getLiteral().stripLeading().startsWith("<!--");
  }

  private int start(SourceSpan span) {
    return offset + span.getInputIndex();
  }

  private int end(SourceSpan span) {
    return start(span) + span.getLength();
  }

  private Source around(List<Source> sources) {
    return text.source(sources.getFirst().start(), sources.getLast().end());
  }
}
