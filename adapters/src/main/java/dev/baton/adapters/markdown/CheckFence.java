package dev.baton.adapters.markdown;

import dev.baton.core.finding.Source;
import dev.baton.core.plan.Check;
import dev.baton.core.spec.ItemId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;

/// A fence with the info string `check`: one `ID :: command` a line.
final class CheckFence {
  // The first `::` with space around it divides; test names such as `test_x.py::test_a` have none.
  private static final Pattern LINE = Pattern.compile("(\\S.*?)\\s+::\\s+(\\S.*)");

  private CheckFence() {}

  static Stream<FencedCodeBlock> in(List<? extends Block> blocks) {
    return blocks.stream()
        .filter(FencedCodeBlock.class::isInstance)
        .map(FencedCodeBlock.class::cast)
        .filter(fence -> fence.getInfo() != null && fence.getInfo().strip().equals("check"));
  }

  /// The lines that should hold a check; blank lines and `#` remarks do not.
  static Stream<Source> lines(FencedCodeBlock fence, BlockText text) {
    var all = text.sourceLines(fence).toList();
    int end = fence.getClosingFenceLength() == null ? all.size() : all.size() - 1;
    return all.subList(1, Math.max(1, end)).stream()
        .filter(line -> !text.slice(line).isBlank())
        .filter(line -> !text.slice(line).strip().startsWith("#"));
  }

  static Optional<Check> check(String line, Source source) {
    var parts = LINE.matcher(line.strip());
    return parts.matches()
        ? ItemId.parse(parts.group(1)).map(id -> new Check(id, parts.group(2), source.range()))
        : Optional.empty();
  }
}
