package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.html.Html;
import java.util.ArrayList;
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

  Html of(String line) {
    if (line.length() > LONGEST) {
      return text(line);
    }
    var pieces = new ArrayList<Html>();
    var match = pattern.matcher(line);
    int end = 0;
    while (match.find()) {
      if (match.start() > end) {
        pieces.add(text(line.substring(end, match.start())));
      }
      var kind =
          match.group("comment") != null
              ? "cm"
              : match.group("string") != null ? "st" : match.group("word") != null ? "kw" : "nu";
      pieces.add(span(cls(kind), text(match.group())));
      end = match.end();
    }
    pieces.add(text(line.substring(end)));
    return all(pieces.stream());
  }
}
