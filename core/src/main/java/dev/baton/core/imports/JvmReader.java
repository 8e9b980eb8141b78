package dev.baton.core.imports;

import dev.baton.core.imports.Mention.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Java and Kotlin: package, imports, declarations, and what is used by its name alone or with its
/// package in front.
final class JvmReader {
  private static final Set<String> TYPE_WORDS =
      Set.of("class", "interface", "enum", "record", "object", "typealias");
  // Words one may also use as a name; a type after them begins with a capital.
  private static final Set<String> SOFT = Set.of("record", "object");

  private final String path;
  private final Language language;
  private final Tokens tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final Set<String> chains = new HashSet<>();
  private final List<Declared> declared = new ArrayList<>();
  private final Map<String, Integer> words = new HashMap<>();
  private String unit = "";
  private int at;
  private int depth;

  /// A name of several parts, and whether a star follows it.
  private record Dotted(String name, boolean star) {}

  JvmReader(String path, Language language, Tokens tokens) {
    this.path = path;
    this.language = language;
    this.tokens = tokens;
  }

  Outline read() {
    while (at < tokens.size()) {
      if (tokens.isWord(at)) {
        word();
      } else {
        depth += isSign("{(") ? 1 : isSign("})") ? -1 : 0;
        at++;
      }
    }
    return new Outline(path, language, unit, mentions, declared, words);
  }

  private boolean isSign(String signs) {
    return tokens.isKind(at, Tokens.Kind.SIGN) && signs.indexOf(tokens.initial(at)) >= 0;
  }

  private void word() {
    if (tokens.isSign(at - 1, '.')) {
      at++;
    } else if (depth == 0 && beginsStatement() && tokens.isWord(at, "package") && unit.isEmpty()) {
      at++;
      unit = dotted().name();
    } else if (depth == 0 && beginsStatement() && tokens.isWord(at, "import")) {
      imported();
    } else if (TYPE_WORDS.contains(tokens.text(at)) && declares(at + 1)) {
      declare(at + 1);
      at += 2;
    } else if (language == Language.KOTLIN && depth == 0 && isMember()) {
      member();
    } else {
      used();
    }
  }

  private boolean beginsStatement() {
    return tokens.isFirst(at) || tokens.isSign(at - 1, ';');
  }

  private boolean declares(int name) {
    return tokens.isWord(name)
        && !tokens.isSign(at - 1, ':')
        && (!SOFT.contains(tokens.text(at)) || Character.isUpperCase(tokens.initial(name)))
        && !tokens.isWord(name, "class");
  }

  private void declare(int name) {
    declared.add(new Declared(tokens.text(name), tokens.line(name), depth == 0));
  }

  private void imported() {
    int line = tokens.line(at);
    at++;
    if (language == Language.JAVA && tokens.isWord(at + 1) && tokens.isWord(at)) {
      boolean module = tokens.isWord(at, "module");
      at++;
      if (module) {
        dotted();
        return;
      }
    }
    var name = dotted();
    if (!name.name().isEmpty()) {
      mentions.add(new Mention(name.name(), line, name.star() ? Form.ALL : Form.ONE));
    }
    if (language == Language.KOTLIN && tokens.isWord(at, "as")) {
      at += 2;
    }
  }

  private Dotted dotted() {
    var name = new StringBuilder();
    while (tokens.isWord(at)) {
      name.append(tokens.text(at));
      at++;
      if (!tokens.isSign(at, '.')) {
        return new Dotted(name.toString(), false);
      }
      at++;
      if (tokens.isSign(at, '*')) {
        at++;
        return new Dotted(name.toString(), true);
      }
      name.append('.');
    }
    return new Dotted(name.toString(), false);
  }

  private boolean isMember() {
    return tokens.isWord(at, "fun") || tokens.isWord(at, "val") || tokens.isWord(at, "var");
  }

  /// `fun <T> List<T>.second(): T`: the name is the last word before the list of parameters.
  private void member() {
    boolean function = tokens.isWord(at, "fun");
    int line = tokens.line(at);
    int name = -1;
    int angle = 0;
    at++;
    while (at < tokens.size() && tokens.line(at) == line) {
      if (angle == 0 && "(:={".indexOf(tokens.initial(at)) >= 0 && !tokens.isWord(at)) {
        break;
      }
      angle += tokens.isSign(at, '<') ? 1 : tokens.isSign(at, '>') ? -1 : 0;
      if (tokens.isWord(at)) {
        if (Character.isUpperCase(tokens.initial(at))) {
          words.putIfAbsent(tokens.text(at), tokens.line(at));
        }
        name = angle == 0 ? at : name;
      }
      if (!function && tokens.isWord(at, "by")) {
        break;
      }
      at++;
    }
    if (name >= 0) {
      declared.add(new Declared(tokens.text(name), line, true));
    }
  }

  private void used() {
    if (Character.isUpperCase(tokens.initial(at))) {
      words.putIfAbsent(tokens.text(at), tokens.line(at));
      at++;
    } else if (tokens.isSign(at + 1, '.') && !tokens.isWord(at, "this")) {
      chain();
    } else {
      if (language == Language.KOTLIN && tokens.isSign(at + 1, '(')) {
        words.putIfAbsent(tokens.text(at), tokens.line(at));
      }
      at++;
    }
  }

  /// `java.sql.Connection`: small words up to the first with a capital.
  private void chain() {
    int line = tokens.line(at);
    int end = at;
    while (tokens.isSign(end + 1, '.')
        && tokens.isWord(end + 2)
        && !Character.isUpperCase(tokens.initial(end))) {
      end += 2;
    }
    if (Character.isUpperCase(tokens.initial(end))) {
      var name = new StringBuilder();
      for (int i = at; i <= end; i++) {
        name.append(tokens.text(i));
      }
      if (chains.add(name.toString())) {
        mentions.add(new Mention(name.toString(), line, Form.CHAIN));
      }
    }
    at = end + 1;
  }
}
