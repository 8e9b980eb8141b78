package dev.baton.core.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads one JSON document, strictly: no comments, no trailing commas, no duplicate keys.
final class JsonParser {
  // Deeper than any document Baton writes; a limit keeps hostile nesting from ending the thread.
  private static final int DEEPEST = 200;

  private final String text;
  private int position;

  JsonParser(String text) {
    this.text = text;
  }

  Json document() {
    var value = value(0);
    skipSpace();
    if (position < text.length()) {
      throw fault("something follows the document");
    }
    return value;
  }

  private Json value(int depth) {
    if (depth > DEEPEST) {
      throw fault("nested too deeply");
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Str(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json object(int depth) {
    position++;
    var fields = new LinkedHashMap<String, Json>();
    skipSpace();
    if (peek() == '}') {
      position++;
      return new Json.Obj(fields);
    }
    while (true) {
      skipSpace();
      var name = string();
      skipSpace();
      expect(':');
      if (fields.putIfAbsent(name, value(depth + 1)) != null) {
        throw fault("the key \"" + name + "\" stands twice");
      }
      skipSpace();
      if (next() == '}') {
        return new Json.Obj(fields);
      }
      back(',');
    }
  }

  private Json array(int depth) {
    position++;
    var items = new ArrayList<Json>();
    skipSpace();
    if (peek() == ']') {
      position++;
      return new Json.Arr(items);
    }
    while (true) {
      items.add(value(depth + 1));
      skipSpace();
      if (next() == ']') {
        return new Json.Arr(items);
      }
      back(',');
    }
  }

  private Json number() {
    var start = position;
    var whole = true;
    while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
      whole &= ".eE".indexOf(text.charAt(position)) < 0;
      position++;
    }
    var literal = text.substring(start, position);
    if (!literal.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      throw fault("not a value");
    }
    if (whole && literal.length() <= 18) {
      return new Json.Num(Long.parseLong(literal));
    }
    return new Json.Frac(literal);
  }

  private String string() {
    expect('"');
    var plainEnd = text.indexOf('"', position);
    if (plainEnd < 0) {
      throw fault("a text without an end");
    }
    var plain = text.substring(position, plainEnd);
    if (plain.indexOf('\\') < 0) {
      requirePrintable(plain);
      position = plainEnd + 1;
      return plain;
    }
    return escaped();
  }

  private String escaped() {
    var out = new StringBuilder();
    while (true) {
      var c = next();
      switch (c) {
        case '"' -> {
          return out.toString();
        }
        case '\\' -> out.append(escape());
        default -> {
          if (c < 0x20) {
            throw fault("a raw control character in a text");
          }
          out.append(c);
        }
      }
    }
  }

  private char escape() {
    var c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw fault("an unknown escape");
    };
  }

  private char unicode() {
    if (position + 4 > text.length()) {
      throw fault("a cut unicode escape");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      var digit = Character.digit(text.charAt(position++), 16);
      if (digit < 0) {
        throw fault("a broken unicode escape");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private void requirePrintable(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) < 0x20) {
        throw fault("a raw control character in a text");
      }
    }
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, position)) {
      throw fault("not a value");
    }
    position += word.length();
    return value;
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private char peek() {
    if (position >= text.length()) {
      throw fault("the document ends too early");
    }
    return text.charAt(position);
  }

  private char next() {
    var c = peek();
    position++;
    return c;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      position--;
      throw fault("expected " + wanted);
    }
  }

  private void back(char wanted) {
    position--;
    expect(wanted);
  }

  private JsonFault fault(String what) {
    return new JsonFault(what + " (at character " + (position + 1) + ")");
  }
}
