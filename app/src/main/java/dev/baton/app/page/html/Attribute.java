package dev.baton.app.page.html;

import java.util.Set;

/// One attribute of an element. Made by these methods only: none starts a script, sets a style, or
/// leads away from this server.
public record Attribute(String name, String value) implements Part {
  private static final Set<String> PLAIN =
      Set.of(
          "id",
          "class",
          "title",
          "role",
          "name",
          "value",
          "type",
          "for",
          "placeholder",
          "method",
          "rows",
          "maxlength",
          "autocomplete",
          "datetime",
          "tabindex",
          "scope",
          "colspan",
          "open",
          "required",
          "checked",
          "selected",
          "disabled",
          "hidden",
          "accesskey",
          "lang",
          "spellcheck",
          "viewBox",
          "width",
          "height",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "d",
          "points",
          "text-anchor",
          "preserveAspectRatio",
          "focusable",
          "autofocus",
          "dir",
          "download");

  public Attribute {
    var isKnown =
        PLAIN.contains(name)
            || name.matches("(aria|data)-[a-z-]+")
            || ((name.equals("href") || name.equals("action")) && isOwn(value));
    if (!isKnown) {
      throw new IllegalArgumentException("no page here has " + name + "=\"" + value + "\"");
    }
  }

  // "//elsewhere" is a place of elsewhere.
  private static boolean isOwn(String path) {
    return path.startsWith("#")
        || (path.startsWith("/") && !path.startsWith("//") && !path.contains("\\"));
  }

  public static Attribute of(String name, String value) {
    return new Attribute(name, value);
  }

  public static Attribute of(String name, long value) {
    return new Attribute(name, String.valueOf(value));
  }

  public static Attribute cls(String names) {
    return new Attribute("class", names);
  }

  public static Attribute id(String id) {
    return new Attribute("id", id);
  }

  public static Attribute title(String words) {
    return new Attribute("title", words);
  }

  public static Attribute href(String path) {
    return new Attribute("href", path);
  }

  public static Attribute action(String path) {
    return new Attribute("action", path);
  }

  public static Attribute data(String name, String value) {
    return new Attribute("data-" + name, value);
  }

  public static Attribute label(String words) {
    return new Attribute("aria-label", words);
  }

  /// What can be scrolled can be reached by the keyboard.
  public static Attribute focusable() {
    return new Attribute("tabindex", "0");
  }

  void write(StringBuilder out) {
    out.append(' ').append(name).append("=\"");
    Escapes.attribute(value, out);
    out.append('"');
  }
}
