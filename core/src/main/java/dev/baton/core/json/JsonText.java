package dev.baton.core.json;

import dev.baton.core.json.Json.Arr;
import dev.baton.core.json.Json.Bool;
import dev.baton.core.json.Json.Frac;
import dev.baton.core.json.Json.Null;
import dev.baton.core.json.Json.Num;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.Json.Str;
import java.util.Map;
import java.util.TreeMap;

/// Writes JSON in the two ways Baton needs: canonical for hashing, indented for people.
final class JsonText {
  private static final String HEX = "0123456789abcdef";
  private static final char REPLACEMENT = '\ufffd';

  private final StringBuilder out = new StringBuilder(256);
  private final boolean canonical;

  private JsonText(boolean canonical) {
    this.canonical = canonical;
  }

  static String canonical(Json value) {
    var text = new JsonText(true);
    text.write(value, 0);
    return text.out.toString();
  }

  static String pretty(Json value) {
    var text = new JsonText(false);
    text.write(value, 0);
    return text.out.toString();
  }

  private void write(Json value, int depth) {
    switch (value) {
      case Obj(var fields) -> fields(canonical ? sortedUnlessSorted(fields) : fields, depth);
      case Arr(var items) -> {
        out.append('[');
        var first = true;
        for (var item : items) {
          separate(first, depth + 1);
          write(item, depth + 1);
          first = false;
        }
        close(']', first, depth);
      }
      case Str(var string) -> quote(string);
      case Num(var number) -> out.append(number);
      case Frac(var literal) -> {
        if (canonical) {
          throw new JsonFault("a number with a fraction has no canonical form here: " + literal);
        }
        out.append(literal);
      }
      case Bool(var flag) -> out.append(flag);
      case Null() -> out.append("null");
    }
  }

  // String's natural order is by UTF-16 code unit, which is what RFC 8785 asks for.
  private static Map<String, Json> sortedUnlessSorted(Map<String, Json> fields) {
    String last = null;
    for (var name : fields.keySet()) {
      if (last != null && last.compareTo(name) > 0) {
        return new TreeMap<>(fields);
      }
      last = name;
    }
    return fields;
  }

  private void fields(Map<String, Json> fields, int depth) {
    out.append('{');
    var first = true;
    for (var field : fields.entrySet()) {
      separate(first, depth + 1);
      quote(field.getKey());
      out.append(canonical ? ":" : ": ");
      write(field.getValue(), depth + 1);
      first = false;
    }
    close('}', first, depth);
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(',');
    }
    newline(depth);
  }

  private void close(char bracket, boolean empty, int depth) {
    if (!empty) {
      newline(depth);
    }
    out.append(bracket);
  }

  private void newline(int depth) {
    if (!canonical) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void quote(String string) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < string.length(); i++) {
      var c = string.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\' && !isLone(string, i)) {
        continue;
      }
      out.append(string, written, i);
      written = i + 1;
      escape(c);
    }
    out.append(string, written, string.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < 0x20) {
          out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
          out.append(REPLACEMENT);
        }
      }
    }
  }

  // Half of a character has no UTF-8, so it could not be hashed. RFC 8785 asks for an error; a run
  // must not stop because some tool cut a text in the middle of an emoji.
  private static boolean isLone(String string, int at) {
    var c = string.charAt(at);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? at + 1 == string.length() || !Character.isLowSurrogate(string.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(string.charAt(at - 1));
  }
}
