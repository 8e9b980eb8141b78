package dev.baton.adapters.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the values of a JSON document stand. The text must have been parsed before: this only
/// counts.
final class JsonSpans {
  private final String text;
  private int position;

  private JsonSpans(String text, int position) {
    this.text = text;
    this.position = position;
  }

  /// A value with the values in it. The span of a text is between its quotes.
  record Node(int start, int end, Map<String, Node> fields, List<Node> items) {
    Node {
      fields = Map.copyOf(fields);
      items = List.copyOf(items);
    }
  }

  static Node of(String text, int start) {
    return new JsonSpans(text, start).value();
  }

  private Node value() {
    space();
    int start = position;
    return switch (text.charAt(position)) {
      case '{' -> object(start);
      case '[' -> array(start);
      case '"' -> string();
      default -> {
        while (position < text.length() && ",]} \t\r\n".indexOf(text.charAt(position)) < 0) {
          position++;
        }
        yield new Node(start, position, Map.of(), List.of());
      }
    };
  }

  private Node object(int start) {
    var fields = new LinkedHashMap<String, Node>();
    position++;
    space();
    while (text.charAt(position) != '}') {
      var key = string();
      space();
      position++;
      fields.put(text.substring(key.start, key.end), value());
      next();
    }
    position++;
    return new Node(start, position, fields, List.of());
  }

  private Node array(int start) {
    var items = new ArrayList<Node>();
    position++;
    space();
    while (text.charAt(position) != ']') {
      items.add(value());
      next();
    }
    position++;
    return new Node(start, position, Map.of(), items);
  }

  private Node string() {
    int start = ++position;
    while (text.charAt(position) != '"') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    position++;
    return new Node(start, position - 1, Map.of(), List.of());
  }

  private void next() {
    space();
    if (text.charAt(position) == ',') {
      position++;
      space();
    }
  }

  private void space() {
    while (" \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }
}
