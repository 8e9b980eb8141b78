package dev.baton.core.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The samples in a Go file of gitleaks' rules that stand there as literals: what is listed in a
/// slice or map, or appended to one, and handed to `Validate`. Samples that are put together at run
/// time are not among them.
final class GoSamples {
  private enum Kind {
    TEXT,
    NAME,
    MARK,
    LINE
  }

  private record Token(Kind kind, String text) {
    boolean is(String other) {
      return kind != Kind.TEXT && text.equals(other);
    }
  }

  private final List<Token> tokens;
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<String> others = new LinkedHashSet<>();

  private GoSamples(String source) {
    tokens = tokens(source);
    for (int i = 0; i + 6 < tokens.size(); i++) {
      if (startsList(i)) {
        i = list(i);
      } else if (isCall(i)) {
        secrets.addAll(lists.getOrDefault(tokens.get(i + 4).text(), List.of()));
        others.addAll(lists.getOrDefault(tokens.get(i + 6).text(), List.of()));
      }
    }
  }

  static GoSamples of(String source) {
    return new GoSamples(source);
  }

  Set<String> secrets() {
    return secrets;
  }

  Set<String> others() {
    return others;
  }

  private boolean isCall(int at) {
    return (tokens.get(at).is("Validate") || tokens.get(at).is("ValidateWithPaths"))
        && tokens.get(at + 1).is("(");
  }

  private boolean startsList(int at) {
    return tokens.get(at).kind() == Kind.NAME
        && (tokens.get(at + 1).is(":=") || tokens.get(at + 1).is("="))
        && List.of("[", "append", "map", "utils").contains(tokens.get(at + 2).text());
  }

  // Where the statement ends.
  private int list(int start) {
    var name = tokens.get(start).text();
    var found = new ArrayList<String>();
    Deque<String> open = new ArrayDeque<>();
    int at = start + 2;
    for (; !(open.isEmpty() && tokens.get(at).kind() == Kind.LINE); at++) {
      var token = tokens.get(at);
      if (token.is("(") || token.is("{") || token.is("[")) {
        open.push(tokens.get(at - 1).is("append") ? "{" : token.text());
      } else if (token.is(")") || token.is("}") || token.is("]")) {
        open.pop();
      } else if ("{".equals(open.peek()) && isWhole(at)) {
        found.add(token.text());
      } else if ("{".equals(open.peek()) && token.kind() == Kind.NAME && !token.is(name)) {
        found.addAll(lists.getOrDefault(token.text(), List.of()));
      }
    }
    if (tokens.get(start + 1).is("=")) {
      found.addAll(0, lists.getOrDefault(name, List.of()));
    }
    lists.put(name, found);
    return at;
  }

  // Neither the key of a map nor a part of something longer.
  private boolean isWhole(int at) {
    return tokens.get(at).kind() == Kind.TEXT
        && !tokens.get(at).text().isEmpty()
        && !tokens.get(at + 1).is(":")
        && !tokens.get(at + 1).is("+")
        && !tokens.get(at - 1).is("+");
  }

  private static List<Token> tokens(String source) {
    var all = new ArrayList<Token>();
    for (int at = 0; at < source.length(); ) {
      char c = source.charAt(at);
      int end = at + 1;
      if (source.startsWith("//", at)) {
        end = source.indexOf('\n', at);
      } else if (source.startsWith("/*", at)) {
        end = source.indexOf("*/", at) + 2;
      } else if (c == '`') {
        end = source.indexOf('`', at + 1) + 1;
        all.add(new Token(Kind.TEXT, source.substring(at + 1, end - 1)));
      } else if (c == '"' || c == '\'') {
        end = quoted(source, at);
        all.add(new Token(Kind.TEXT, unescaped(source.substring(at + 1, end - 1))));
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        while (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_') {
          end++;
        }
        all.add(new Token(Kind.NAME, source.substring(at, end)));
      } else if (c == '\n') {
        all.add(new Token(Kind.LINE, "\n"));
      } else if (!Character.isWhitespace(c)) {
        end = source.startsWith(":=", at) ? at + 2 : end;
        all.add(new Token(Kind.MARK, source.substring(at, end)));
      }
      at = end;
    }
    return all;
  }

  private static int quoted(String source, int start) {
    int at = start + 1;
    while (source.charAt(at) != source.charAt(start)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static String unescaped(String text) {
    return text.replace("\\\\", "\0")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\r", "\r")
        .replace("\\\"", "\"")
        .replace("\0", "\\");
  }
}
