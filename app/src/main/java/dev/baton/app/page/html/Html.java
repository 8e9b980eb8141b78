package dev.baton.app.page.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A piece of a page.
public sealed interface Html extends Part {
  // What draws, and nothing that fetches, runs or frames.
  Set<String> TAGS =
      Set.of(
          "a",
          "abbr",
          "article",
          "aside",
          "b",
          "blockquote",
          "button",
          "code",
          "dd",
          "del",
          "details",
          "div",
          "dl",
          "dt",
          "em",
          "fieldset",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "header",
          "i",
          "input",
          "ins",
          "kbd",
          "label",
          "legend",
          "li",
          "main",
          "mark",
          "nav",
          "ol",
          "option",
          "p",
          "pre",
          "section",
          "select",
          "small",
          "span",
          "strong",
          "summary",
          "svg",
          "table",
          "tbody",
          "td",
          "textarea",
          "th",
          "thead",
          "time",
          "title",
          "tr",
          "ul",
          "circle",
          "g",
          "line",
          "path",
          "polyline",
          "rect",
          "text",
          "dialog",
          "output");
  Set<String> EMPTY = Set.of("input");

  void write(StringBuilder out);

  /// Words, from whomever.
  record Text(String words) implements Html {
    @Override
    public void write(StringBuilder out) {
      Escapes.text(words, out);
    }
  }

  record Element(String tag, List<Attribute> attributes, List<Html> children) implements Html {
    public Element {
      if (!TAGS.contains(tag)) {
        throw new IllegalArgumentException("no page here has a <" + tag + ">");
      }
      attributes = List.copyOf(attributes);
      children = List.copyOf(children);
    }

    @Override
    public void write(StringBuilder out) {
      out.append('<').append(tag);
      attributes.forEach(attribute -> attribute.write(out));
      out.append('>');
      if (!EMPTY.contains(tag)) {
        children.forEach(child -> child.write(out));
        out.append("</").append(tag).append('>');
      }
    }
  }

  /// Several pieces, one after the other.
  record Group(List<Html> pieces) implements Html {
    public Group {
      pieces = List.copyOf(pieces);
    }

    @Override
    public void write(StringBuilder out) {
      pieces.forEach(piece -> piece.write(out));
    }
  }

  static Html nothing() {
    return new Group(List.of());
  }

  static Html text(String words) {
    return new Text(words);
  }

  static Html text(long number) {
    return new Text(String.valueOf(number));
  }

  static Html element(String tag, Part... parts) {
    var attributes = new ArrayList<Attribute>();
    var children = new ArrayList<Html>();
    for (var part : parts) {
      switch (part) {
        case Attribute attribute -> attributes.add(attribute);
        case Html child -> children.add(child);
      }
    }
    return new Element(tag, attributes, children);
  }

  static Html all(Html... pieces) {
    return new Group(List.of(pieces));
  }

  static Html all(Stream<Html> pieces) {
    return new Group(pieces.toList());
  }

  static <T> Html each(Collection<? extends T> things, Function<? super T, Html> shown) {
    return new Group(things.stream().<Html>map(shown).toList());
  }

  static Html when(boolean is, Supplier<Html> then) {
    return is ? then.get() : nothing();
  }

  static Html div(Part... parts) {
    return element("div", parts);
  }

  static Html span(Part... parts) {
    return element("span", parts);
  }

  static Html p(Part... parts) {
    return element("p", parts);
  }

  static Html h1(Part... parts) {
    return element("h1", parts);
  }

  static Html h2(Part... parts) {
    return element("h2", parts);
  }

  static Html h3(Part... parts) {
    return element("h3", parts);
  }

  static Html ul(Part... parts) {
    return element("ul", parts);
  }

  static Html li(Part... parts) {
    return element("li", parts);
  }

  static Html code(String words) {
    return element("code", text(words));
  }

  static Html strong(String words) {
    return element("strong", text(words));
  }

  /// A link to a place of this server.
  static Html link(String path, Part... parts) {
    var all = new ArrayList<>(List.of(parts));
    all.add(Attribute.href(path));
    return element("a", all.toArray(Part[]::new));
  }

  static Html section(Part... parts) {
    return element("section", parts);
  }

  static Html article(Part... parts) {
    return element("article", parts);
  }

  static Html pre(Part... parts) {
    return element("pre", parts);
  }

  static Html details(Html summary, Part... parts) {
    var all = new ArrayList<Part>(List.of(element("summary", summary)));
    all.addAll(List.of(parts));
    return element("details", all.toArray(Part[]::new));
  }

  static Html table(List<String> heads, Collection<? extends Html> rows) {
    return div(
        Attribute.cls("scroll"),
        Attribute.focusable(),
        element(
            "table",
            element("thead", element("tr", each(heads, head -> element("th", text(head))))),
            element("tbody", new Group(List.copyOf(rows)))));
  }

  static Html row(Html... cells) {
    return element("tr", each(List.of(cells), cell -> element("td", cell)));
  }

  default String markup() {
    var out = new StringBuilder();
    write(out);
    return out.toString();
  }
}
