package dev.baton.core.json;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/// Reads one JSON document, strictly: no comments, no trailing commas, no duplicate keys.
///
/// On the way it notices whether the text is the canonical one. Where that takes more than a look,
/// as with a unicode escape, it does not claim so.
final class JsonParser {
  // Deeper than any document Baton writes; a limit keeps hostile nesting from ending the thread.
  private static final int DEEPEST = 200;

  private final String text;
  private int position;
  private boolean canonical = true;

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

  /// Whether what was read is certainly what [Json#canonical] would write.
  boolean isCanonical() {
    return canonical;
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
    var last = "";
    while (true) {
      skipSpace();
      var name = string();
      canonical &= fields.isEmpty() || last.compareTo(name) < 0;
      last = name;
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
    var negative = here() == '-';
    if (negative) {
      position++;
    }
    var first = here();
    var digits = digits();
    canonical &= !(negative && first == '0');
    if (digits == 0 || (digits > 1 && first == '0')) {
      throw fault("not a value");
    }
    var whole = true;
    if (here() == '.') {
      whole = false;
      position++;
      requireDigits();
    }
    if (here() == 'e' || here() == 'E') {
      whole = false;
      position++;
      if (here() == '+' || here() == '-') {
        position++;
      }
      requireDigits();
    }
    canonical &= whole;
    // Eighteen digits always fit a long.
    if (whole && digits <= 18) {
      return new Json.Num(Long.parseLong(text, start, position, 10));
    }
    var literal = text.substring(start, position);
    return whole ? whole(literal) : new Json.Frac(literal);
  }

  private Json whole(String literal) {
    try {
      return new Json.Num(Long.parseLong(literal));
    } catch (NumberFormatException e) {
      canonical = false;
      return new Json.Frac(literal);
    }
  }

  private void requireDigits() {
    if (digits() == 0) {
      throw fault("a number without its digits");
    }
  }

  private int digits() {
    var start = position;
    while (here() >= '0' && here() <= '9') {
      position++;
    }
    return position - start;
  }

  private String string() {
    expect('"');
    var start = position;
    for (int i = start; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"') {
        position = i + 1;
        return text.substring(start, i);
      }
      if (c == '\\') {
        position = i;
        return escaped(new StringBuilder().append(text, start, i));
      }
      if (c < 0x20) {
        position = i;
        throw fault("a raw control character in a text");
      }
      canonical &= !Character.isSurrogate(c);
    }
    throw fault("a text without an end");
  }

  private String escaped(StringBuilder out) {
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
          canonical &= !Character.isSurrogate(c);
          out.append(c);
        }
      }
    }
  }

  private char escape() {
    var c = next();
    return switch (c) {
      case '"', '\\' -> c;
      case '/' -> {
        canonical = false;
        yield c;
      }
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
    canonical = false;
    if (position + 4 > text.length()) {
      throw fault("a cut unicode escape");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      var digit = text.charAt(position++);
      if (!HexFormat.isHexDigit(digit)) {
        throw fault("a broken unicode escape");
      }
      code = code * 16 + HexFormat.fromHexDigit(digit);
    }
    return (char) code;
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, position)) {
      throw fault("not a value");
    }
    position += word.length();
    return value;
  }

  private void skipSpace() {
    while (isSpace(here())) {
      canonical = false;
      position++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /// The character here; at the end one that stands for none, as nothing in JSON does.
  private char here() {
    return position < text.length() ? text.charAt(position) : '\0';
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
