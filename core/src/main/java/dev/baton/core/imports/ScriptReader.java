package dev.baton.core.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// JavaScript and TypeScript: `import`, `export … from`, `require` and `import()` of a literal.
final class ScriptReader {
  private static final Set<String> DECLARING = Set.of("class", "interface", "enum", "function");
  private static final Set<String> BINDING = Set.of("const", "let", "var");
  // No list of names in an import is longer than that; beyond it something else is being read.
  private static final int LONGEST = 4_000;

  private final String path;
  private final Tokens tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Declared> declared = new ArrayList<>();

  ScriptReader(String path, Tokens tokens) {
    this.path = path;
    this.tokens = tokens;
  }

  Outline read() {
    int depth = 0;
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.isWord(at)) {
        if (!tokens.isSign(at - 1, '.') || tokens.isSign(at - 2, '.')) {
          word(at, depth);
        }
      } else if (tokens.isSign(at, '{')) {
        depth++;
      } else if (tokens.isSign(at, '}')) {
        depth--;
      }
    }
    return new Outline(path, Language.SCRIPT, "", mentions, declared, Map.of());
  }

  private void word(int at, int depth) {
    if (tokens.isWord(at, "import")) {
      imported(at);
    } else if (tokens.isWord(at, "export")) {
      exported(at);
    } else if (tokens.isWord(at, "require")) {
      called(at);
    } else {
      declaration(at, depth);
    }
  }

  private void imported(int at) {
    if (tokens.isText(at + 1)) {
      mention(at + 1);
    } else if (tokens.isSign(at + 1, '(')) {
      called(at);
    } else {
      from(at + 1);
    }
  }

  private void exported(int at) {
    int next = tokens.isWord(at + 1, "type") ? at + 2 : at + 1;
    if (tokens.isSign(next, '*') || tokens.isSign(next, '{')) {
      from(next);
    }
  }

  /// Names, commas, braces and a star, then `from` and where from.
  private void from(int start) {
    for (int at = start; at < Math.min(tokens.size(), start + LONGEST); at++) {
      if (tokens.isWord(at, "from") && tokens.isText(at + 1)) {
        mention(at + 1);
        return;
      }
      if (!tokens.isWord(at) && !tokens.isText(at) && ",{}*".indexOf(tokens.initial(at)) < 0) {
        return;
      }
    }
  }

  private void called(int at) {
    boolean whole = tokens.isSign(at + 3, ')') || tokens.isSign(at + 3, ',');
    if (tokens.isSign(at + 1, '(') && tokens.isText(at + 2) && whole) {
      mention(at + 2);
    }
  }

  private void mention(int text) {
    if (!tokens.text(text).isBlank()) {
      mentions.add(Mention.one(tokens.text(text), tokens.line(text)));
    }
  }

  private void declaration(int at, int depth) {
    var word = tokens.text(at);
    int name = tokens.isSign(at + 1, '*') ? at + 2 : at + 1;
    if (!tokens.isWord(name)) {
      return;
    }
    boolean assigned = tokens.isSign(name + 1, '=') || tokens.isSign(name + 1, '<');
    boolean declares =
        DECLARING.contains(word)
            ? !tokens.isWord(name, "extends") && !tokens.isSign(at - 1, ':')
            : word.equals("type")
                ? assigned
                : depth == 0 && BINDING.contains(word) && !tokens.isWord(name, "enum");
    if (declares) {
      declared.add(new Declared(tokens.text(name), tokens.line(name), depth == 0));
    }
  }
}
