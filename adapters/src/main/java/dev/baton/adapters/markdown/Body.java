package dev.baton.adapters.markdown;

import dev.baton.core.spec.Field;
import dev.baton.core.spec.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListItem;

/// What stands under the heading of an item: its fields, and the rest, which is its text.
///
/// Bullets inside a field bullet are further values of that field, so a long list can be written
/// one entry a line.
record Body(Fields fields, List<Block> rest) {
  private static final Pattern FIELD =
      Pattern.compile("([A-Z][A-Za-z]*(?: [a-z]+){0,2}):(?:\\s+(.*))?");

  Body {
    rest = List.copyOf(rest);
  }

  static Body of(Section section) {
    var text = section.text();
    var fields = new ArrayList<Field>();
    var rest = new ArrayList<Block>();
    for (var block : section.blocks()) {
      if (block instanceof BulletList) {
        BlockText.children(block).forEach(it -> sort(it, text, fields, rest));
      } else {
        rest.add(block);
      }
    }
    return new Body(new Fields(fields), rest);
  }

  private static void sort(Block bullet, BlockText text, List<Field> fields, List<Block> rest) {
    var parts = BlockText.children(bullet);
    var field = parts.isEmpty() ? null : FIELD.matcher(text.folded(parts.getFirst()));
    if (field == null || !field.matches()) {
      rest.add(bullet);
      return;
    }
    var name = field.group(1);
    var value = field.group(2) == null ? "" : field.group(2).strip();
    var nested = nested(name, parts.subList(1, parts.size()), text);
    if (!value.isEmpty() || nested.isEmpty()) {
      fields.add(new Field(name, value, text.source(parts.getFirst())));
    }
    fields.addAll(nested);
  }

  private static List<Field> nested(String name, List<Block> below, BlockText text) {
    return below.stream()
        .flatMap(block ->
            block instanceof BulletList
                ? BlockText.children(block).stream()
                : List.of(block).stream())
        .map(block -> new Field(name, text.folded(block), text.source(block)))
        .toList();
  }

  /// The bullets among the rest.
  List<ListItem> bullets() {
    return rest.stream().filter(ListItem.class::isInstance).map(ListItem.class::cast).toList();
  }
}
