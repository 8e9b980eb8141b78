package dev.baton.core.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Go: imports by themselves and in blocks; types and functions of the package.
final class GoReader {
  private final String path;
  private final Tokens tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Declared> declared = new ArrayList<>();
  private int depth;

  GoReader(String path, Tokens tokens) {
    this.path = path;
    this.tokens = tokens;
  }

  Outline read() {
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.isSign(at, '{')) {
        depth++;
      } else if (tokens.isSign(at, '}')) {
        depth--;
      } else if (depth == 0 && tokens.isFirst(at) && tokens.isWord(at)) {
        statement(at);
      }
    }
    return new Outline(path, Language.GO, "", mentions, declared, Map.of());
  }

  private void statement(int at) {
    if (tokens.isWord(at, "import")) {
      imported(at + 1);
    } else if (tokens.isWord(at, "type")) {
      types(at + 1);
    } else if (tokens.isWord(at, "func") && tokens.isWord(at + 1)) {
      declare(at + 1);
    }
  }

  private void imported(int start) {
    if (!tokens.isSign(start, '(')) {
      mention(tokens.isText(start) ? start : start + 1);
      return;
    }
    for (int at = start + 1; at < tokens.size() && !tokens.isSign(at, ')'); at++) {
      mention(at);
    }
  }

  private void mention(int at) {
    if (tokens.isText(at) && !tokens.text(at).isBlank()) {
      mentions.add(Mention.one(tokens.text(at), tokens.line(at)));
    }
  }

  private void types(int start) {
    if (tokens.isWord(start)) {
      declare(start);
      return;
    }
    int level = 0;
    for (int at = start; at < tokens.size(); at++) {
      if (level == 1 && tokens.isFirst(at) && tokens.isWord(at)) {
        declare(at);
      }
      level += isAny(at, "({") ? 1 : isAny(at, ")}") ? -1 : 0;
      if (level <= 0) {
        return;
      }
    }
  }

  private boolean isAny(int at, String signs) {
    return tokens.isKind(at, Tokens.Kind.SIGN) && signs.indexOf(tokens.initial(at)) >= 0;
  }

  private void declare(int at) {
    declared.add(new Declared(tokens.text(at), tokens.line(at), true));
  }
}
