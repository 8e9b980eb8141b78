package dev.baton.core.tamper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Tokens, and which bracket closes which. Positions beyond either end hold an empty mark, so that
/// looking around needs no care.
final class Code {
  private static final Token NOTHING = new Token(Token.Kind.MARK, "", 0);

  private final List<Token> tokens;
  private final int[] partner;
  private final Language language;

  private Code(List<Token> tokens, Language language) {
    this.tokens = List.copyOf(tokens);
    this.language = language;
    this.partner = partners(this.tokens);
  }

  static Code of(String text, Language language) {
    return new Code(Tokenizer.tokens(text, language), language);
  }

  // A bracket without its partner is its own.
  private static int[] partners(List<Token> tokens) {
    var partner = new int[tokens.size()];
    var open = new ArrayDeque<Integer>();
    for (int i = 0; i < partner.length; i++) {
      partner[i] = i;
      var token = tokens.get(i);
      if (token.kind() != Token.Kind.MARK) {
        continue;
      }
      if (token.is("(") || token.is("[") || token.is("{")) {
        open.push(i);
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        if (!open.isEmpty()) {
          int start = open.pop();
          partner[start] = i;
          partner[i] = start;
        }
      }
    }
    return partner;
  }

  Language language() {
    return language;
  }

  int size() {
    return tokens.size();
  }

  Token at(int place) {
    return place >= 0 && place < tokens.size() ? tokens.get(place) : NOTHING;
  }

  boolean is(int place, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (!at(place + i).is(texts[i])) {
        return false;
      }
    }
    return true;
  }

  /// The place of the other bracket, or the same place where there is none.
  int partner(int place) {
    return place >= 0 && place < partner.length ? partner[place] : place;
  }

  boolean opens(int place) {
    return partner(place) > place;
  }

  boolean closes(int place) {
    return partner(place) < place;
  }

  /// All that is within, without what is in further brackets: the places of `mark` in `[from, to)`.
  List<Integer> shallow(int from, int to, String... marks) {
    var found = new ArrayList<Integer>();
    for (int i = from; i < to; i++) {
      if (Arrays.stream(marks).anyMatch(at(i)::is)) {
        found.add(i);
      }
      if (opens(i)) {
        i = partner(i);
      }
    }
    return found;
  }

  /// The parts of `[from, to)` between such marks; empty ones are left out.
  List<int[]> parts(int from, int to, String... marks) {
    var parts = new ArrayList<int[]>();
    int start = from;
    for (int cut : shallow(from, to, marks)) {
      if (cut > start) {
        parts.add(new int[] {start, cut});
      }
      start = cut + 1;
    }
    if (to > start) {
      parts.add(new int[] {start, to});
    }
    return parts;
  }

  List<Token> within(int from, int to) {
    return tokens.subList(Math.max(0, from), Math.max(Math.max(0, from), Math.min(to, size())));
  }

  /// The tokens as one text, whatever stood between them.
  String text(int from, int to) {
    return within(from, to).stream().map(Token::text).collect(Collectors.joining(" "));
  }
}
