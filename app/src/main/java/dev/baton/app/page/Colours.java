package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.element;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.Marks.Span;
import dev.baton.app.page.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Comments, strings, numbers and the words that many languages share, a line at a time. Good
/// enough to read by; no grammar is claimed.
final class Colours {
  private static final String WORDS =
      "\\b(?:abstract|and|as|async|await|boolean|break|case|catch|class|const|continue|def|default|do|done|"
          + "elif|else|enum|esac|export|extends|false|fi|final|finally|fn|for|from|func|function|if|"
          + "implements|import|in|int|interface|let|long|match|new|nil|None|not|null|or|package|pass|"
          + "private|protected|public|record|return|sealed|self|static|struct|super|switch|then|this|"
          + "throw|throws|trait|True|False|true|try|type|use|var|void|while|with|yield)\\b";
  private static final Pattern CODE = pattern("//.*|/\\*.*?(?:\\*/|$)|^\\s*\\*.*");
  private static final Pattern SCRIPT = pattern("#.*");
  private static final int LONGEST = 2_000;

  private final Pattern pattern;

  Colours(String path) {
    pattern =
        path.matches(".*\\.(py|sh|rb|ya?ml|toml|md)|(.*/)?(Makefile|Dockerfile)") ? SCRIPT : CODE;
  }

  private static Pattern pattern(String comment) {
    return Pattern.compile(
        "(?<comment>"
            + comment
            + ")"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<word>"
            + WORDS
            + ")"
            + "|(?<number>\\b[0-9][0-9_.xa-fA-F]*\\b)");
  }

  Html of(String line, List<Span> marks) {
    if (line.length() > LONGEST) {
      return text(line);
    }
    var pieces = new ArrayList<Html>();
    var match = pattern.matcher(line);
    int end = 0;
    while (match.find()) {
      cut(line, end, match.start(), marks, it -> text(it), pieces);
      var kind =
          match.group("comment") != null
              ? "cm"
              : match.group("string") != null ? "st" : match.group("word") != null ? "kw" : "nu";
      cut(line, match.start(), match.end(), marks, it -> span(cls(kind), text(it)), pieces);
      end = match.end();
    }
    cut(line, end, line.length(), marks, it -> text(it), pieces);
    return all(pieces.stream());
  }

  /// A piece of one colour, with what of it is marked.
  private static void cut(
      String line,
      int from,
      int to,
      List<Span> marks,
      Function<String, Html> coloured,
      List<Html> pieces) {
    int at = from;
    for (var mark : marks) {
      int begin = Math.max(at, mark.from());
      int end = Math.min(to, mark.to());
      if (begin < end) {
        plain(line, at, begin, coloured, pieces);
        pieces.add(element("mark", coloured.apply(line.substring(begin, end))));
        at = end;
      }
    }
    plain(line, at, to, coloured, pieces);
  }

  private static void plain(
      String line, int from, int to, Function<String, Html> coloured, List<Html> pieces) {
    if (from < to) {
      pieces.add(coloured.apply(line.substring(from, to)));
    }
  }
}
