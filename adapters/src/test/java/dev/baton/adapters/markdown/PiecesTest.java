package dev.baton.adapters.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.text.SourceText;
import dev.baton.core.text.SourceText.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PiecesTest {
  // What begins, ends or hides a heading.
  private static final List<String> LINES =
      List.of(
          "# One",
          "## Two ##",
          "###Three",
          "#",
          " # Indented",
          "Under",
          "===",
          "---",
          "",
          "",
          "text",
          "```",
          "~~~",
          "- bullet",
          "  - inner",
          "> quote",
          "1. first",
          "<!-- open",
          "-->",
          "<div>",
          "</div>",
          "<script>",
          "</script>",
          "    code",
          "[a]: b 'c",
          "* ```",
          "\tindented");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# A\ntext\n# B\ntext\n",
        "# A\n```\n# no heading\n```\n# B\n",
        "# A\n```\n# never closed\n# B\n",
        "# A\n<!--\n# no heading\n-->\n\n# B\n",
        "# A\n- a\n  ```\n# B\n",
        "# A\r\ntext\r\n# B\r\n",
        "#A\n# B\n",
      })
  void of_a_text_say_what_the_whole_says(String text) {
    assertThat(blocks(text, 1)).isEqualTo(blocks(text, Integer.MAX_VALUE / 2));
  }

  @Test
  void of_any_text_say_what_the_whole_says() {
    var random = new Random(7);
    for (int round = 0; round < 4_000; round++) {
      var text = text(random);

      assertThat(blocks(text, 1 + random.nextInt(40)))
          .as(text)
          .isEqualTo(blocks(text, Integer.MAX_VALUE / 2));
    }
  }

  @Test
  void are_several_where_there_are_headings() {
    assertThat(Pieces.of(source("# A\ntext\n# B\ntext\n"), 0, 1)).hasSize(2);
  }

  private static String text(Random random) {
    var text = new StringBuilder("# First\n");
    IntStream.range(0, 2 + random.nextInt(14))
        .forEach(_ -> text.append(LINES.get(random.nextInt(LINES.size()))).append('\n'));
    return text.toString();
  }

  private static List<String> blocks(String text, int leastLength) {
    var source = source(text);
    var said = new ArrayList<String>();
    for (var piece : Pieces.of(source, 0, leastLength)) {
      var blockText = new BlockText(source, piece.start());
      BlockText.children(piece.document()).forEach(it -> say(it, blockText, "", said));
    }
    return said;
  }

  private static void say(Block block, BlockText text, String indent, List<String> said) {
    var level = block instanceof Heading heading ? " " + heading.getLevel() : "";
    said.add(indent + block.getClass().getSimpleName() + level + " " + text.source(block));
    BlockText.children(block).forEach(it -> say(it, text, indent + "  ", said));
  }

  private static SourceText source(String text) {
    return switch (SourceText.decode("x.md", text.getBytes(StandardCharsets.UTF_8))) {
      case Decoding.Text(var read) -> read;
      case Decoding.Unreadable(var why) -> throw new IllegalStateException(why.message());
    };
  }
}
