package dev.baton.core.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Python: `import` and `from … import`; dots in front stay, as they are resolved by place.
final class PythonReader {
  private final String path;
  private final Tokens tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Declared> declared = new ArrayList<>();
  private int at;

  PythonReader(String path, Tokens tokens) {
    this.path = path;
    this.tokens = tokens;
  }

  Outline read() {
    while (at < tokens.size()) {
      if (!tokens.isWord(at) || !beginsStatement()) {
        at++;
      } else if (tokens.isWord(at, "import")) {
        imported();
      } else if (tokens.isWord(at, "from")) {
        from();
      } else {
        declaration();
      }
    }
    return new Outline(path, Language.PYTHON, "", mentions, declared, Map.of());
  }

  private boolean beginsStatement() {
    return tokens.isFirst(at) || tokens.isSign(at - 1, ';') || tokens.isSign(at - 1, ':');
  }

  private void imported() {
    at++;
    do {
      int line = at < tokens.size() ? tokens.line(at) : 0;
      var name = dotted();
      if (name.isEmpty()) {
        return;
      }
      mentions.add(Mention.one(name, line));
      renamed();
    } while (another());
  }

  private void from() {
    int line = tokens.line(at);
    at++;
    var module = dotted();
    if (module.isEmpty() || !tokens.isWord(at, "import")) {
      return;
    }
    at++;
    boolean list = tokens.isSign(at, '(');
    at += list ? 1 : 0;
    if (tokens.isSign(at, '*')) {
      mentions.add(Mention.one(module, line));
      at++;
      return;
    }
    while (tokens.isWord(at) && (list || !tokens.isFirst(at))) {
      var join = module.endsWith(".") ? "" : ".";
      mentions.add(Mention.one(module + join + tokens.text(at), tokens.line(at)));
      at++;
      renamed();
      if (!another()) {
        return;
      }
    }
  }

  private String dotted() {
    var name = new StringBuilder();
    while (tokens.isSign(at, '.')
        || (tokens.isWord(at)
            && !tokens.isWord(at, "import")
            && (name.isEmpty() || name.charAt(name.length() - 1) == '.'))) {
      name.append(tokens.text(at));
      at++;
    }
    return name.toString();
  }

  private void renamed() {
    if (tokens.isWord(at, "as")) {
      at += 2;
    }
  }

  private boolean another() {
    boolean more = tokens.isSign(at, ',');
    at += more ? 1 : 0;
    return more;
  }

  private void declaration() {
    boolean edge = tokens.isAtEdge(at);
    int word = tokens.isWord(at, "async") ? at + 1 : at;
    if (tokens.isWord(word + 1)
        && (tokens.isWord(word, "class") || (edge && tokens.isWord(word, "def")))) {
      declared.add(new Declared(tokens.text(word + 1), tokens.line(word), edge));
    }
    at++;
  }
}
