package dev.baton.adapters.bridge;

import static java.util.stream.Collectors.joining;

import dev.baton.adapters.bridge.Piece.Heading;
import dev.baton.adapters.bridge.Piece.Other;
import dev.baton.adapters.bridge.Piece.Paragraph;
import dev.baton.adapters.bridge.Piece.Point;
import dev.baton.core.finding.Source;
import dev.baton.core.text.SourceText;
import dev.baton.core.text.SourceText.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// One foreign Markdown file: its blocks in order, and which of its lines somebody took.
///
/// One use each, by one thread.
final class Page {
  private static final Pattern ATX =
      Pattern.compile("( {0,3}#{1,6}[ \\t]+)(.*?)(?:[ \\t]+#+)?[ \\t]*");
  private static final Pattern RULE = Pattern.compile("\\s*([-*_=])(?:\\s*\\1)*\\s*");
  private static final int DEEPEST_NESTING = 50;
  private static final String FENCE = "---";
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST_NESTING)
          .inlineParserFactory(_ -> (_, _) -> {})
          .build();

  private final SourceText text;
  private final String original;
  private final int bodyStart;
  private final int bodyLine;
  private final BitSet taken = new BitSet();
  private final List<Piece> pieces = new ArrayList<>();

  private Page(SourceText text, String original) {
    this.text = text;
    this.original = original;
    bodyLine = frontMatterLines();
    bodyStart = bodyLine == 0 ? text.start() : text.lineEnd(bodyLine - 1);
    collect(PARSER.parse(text.from(bodyStart)), 0, pieces);
  }

  /// The page, or nothing where the file is empty or no text; whoever loaded it has said so.
  static Optional<Page> of(String path, String content) {
    return SourceText.decode(path, content.getBytes(StandardCharsets.UTF_8))
            instanceof Decoding.Text(var text)
        ? Optional.of(new Page(text, content))
        : Optional.empty();
  }

  static Optional<Page> in(Folder folder, String path) {
    return folder.find(path).flatMap(content -> of(path, content));
  }

  private int frontMatterLines() {
    if (!lineText(0).stripTrailing().equals(FENCE)) {
      return 0;
    }
    return IntStream.range(1, text.lines())
        .filter(line -> lineText(line).stripTrailing().equals(FENCE))
        .map(line -> line + 1)
        .findFirst()
        .orElse(0);
  }

  private void collect(Node parent, int depth, List<Piece> into) {
    for (var block : children(parent)) {
      switch (block) {
        case org.commonmark.node.Heading heading -> into.add(heading(heading));
        case org.commonmark.node.Paragraph paragraph ->
            into.add(new Paragraph(lines(paragraph), source(paragraph)));
        case BulletList list ->
            children(list).forEach(item -> into.add(point(item, false, 0, depth)));
        case OrderedList list -> {
          int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
          for (var item : children(list)) {
            into.add(point(item, true, numberOf(item, number), depth));
            number++;
          }
        }
        default -> into.add(new Other(source(block)));
      }
    }
  }

  // The number as written: people repeat and skip numbers, and Markdown counts on regardless.
  private int numberOf(Block item, int otherwise) {
    var first = slice(lines(item).getFirst());
    int end = 0;
    while (end < first.length() && end < 9 && Character.isDigit(first.charAt(end))) {
      end++;
    }
    return end == 0 ? otherwise : Integer.parseInt(first.substring(0, end));
  }

  private Point point(Block item, boolean numbered, int number, int depth) {
    var below = new ArrayList<Piece>();
    collect(item, depth + 1, below);
    var whole = source(item);
    if (!below.isEmpty() && below.getFirst() instanceof Paragraph(var lines, var at)) {
      return new Point(
          numbered, number, depth, folded(lines), at, below.subList(1, below.size()), whole);
    }
    return new Point(
        numbered, number, depth, "", text.source(whole.start(), whole.start()), below, whole);
  }

  private Heading heading(org.commonmark.node.Heading heading) {
    var source = source(heading);
    var line = lines(heading).getFirst();
    var written = ATX.matcher(slice(line));
    if (!written.matches()) {
      var words = slice(line).strip();
      return new Heading(heading.getLevel(), words.matches("#+") ? "" : words, line, source);
    }
    int start = line.start() + written.group(1).length();
    return new Heading(
        heading.getLevel(),
        written.group(2).strip(),
        text.source(start, start + written.group(2).length()),
        source);
  }

  private static List<Block> children(Node node) {
    var children = new ArrayList<Block>();
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Block block
          && !(block instanceof ThematicBreak)
          && !block.getSourceSpans().isEmpty()) {
        children.add(block);
      }
    }
    return children;
  }

  private List<Source> lines(Block block) {
    return block.getSourceSpans().stream().map(this::source).toList();
  }

  private Source source(SourceSpan span) {
    int start = bodyStart + span.getInputIndex();
    return text.source(start, start + span.getLength());
  }

  private Source source(Block block) {
    var lines = lines(block);
    return text.source(lines.getFirst().start(), lines.getLast().end());
  }

  String path() {
    return text.path();
  }

  List<Piece> pieces() {
    return pieces;
  }

  /// What stands between the two `---`, line by line; none without front matter.
  List<Source> frontMatter() {
    return IntStream.range(1, Math.max(1, bodyLine - 1)).mapToObj(text::line).toList();
  }

  String slice(Source source) {
    return text.slice(source);
  }

  String folded(List<Source> lines) {
    return lines.stream().map(this::slice).map(String::strip).collect(joining(" ")).strip();
  }

  /// From the start of one span to the end of another.
  Source between(Source first, Source last) {
    return text.source(first.start(), last.end());
  }

  /// An empty span at the end of another.
  Source after(Source source) {
    return text.source(source.end(), source.end());
  }

  Source span(int start, int end) {
    return text.source(start, end);
  }

  Source nowhere() {
    return text.source(original.length(), original.length());
  }

  /// Where the line after the span begins.
  int nextLine(Source source) {
    return text.lineEnd(source.range().endLine() - 1);
  }

  int length() {
    return original.length();
  }

  boolean endsWithLine() {
    return original.endsWith("\n") || original.isEmpty();
  }

  /// The span without the indentation its lines share after the first.
  String dedented(Source source) {
    int margin = source.range().column() - 1;
    return IntStream.range(source.range().line() - 1, source.range().endLine())
        .mapToObj(line ->
            line == source.range().line() - 1
                ? slice(text.source(source.start(), Math.min(source.end(), text.line(line).end())))
                : without(margin, lineText(line)))
        .collect(joining("\n"))
        .strip();
  }

  private static String without(int margin, String line) {
    int start = 0;
    while (start < margin && start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    return line.substring(start).stripTrailing();
  }

  void take(Source source) {
    taken.set(source.range().line() - 1, source.range().endLine());
  }

  private String lineText(int line) {
    return slice(text.line(line));
  }

  /// For a format that is read line by line.
  List<Source> allLines() {
    return IntStream.range(0, text.lines()).mapToObj(text::line).toList();
  }

  /// The lines that say something and that nobody took.
  List<Unread> unread() {
    return IntStream.range(0, text.lines())
        .filter(line -> !taken.get(line))
        .filter(line -> !lineText(line).isBlank() && !RULE.matcher(lineText(line)).matches())
        .mapToObj(line -> new Unread(path(), line + 1, lineText(line).strip()))
        .toList();
  }
}
