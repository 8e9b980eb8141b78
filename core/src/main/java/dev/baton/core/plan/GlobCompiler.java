package dev.baton.core.plan;

/// Turns a pattern into an automaton, by recursive descent. One use each.
final class GlobCompiler {
  private final String pattern;
  private final Automaton.Builder builder = new Automaton.Builder();
  private int at;
  private int braces;

  GlobCompiler(String pattern) {
    this.pattern = pattern;
  }

  Automaton compile() throws GlobFault {
    int end = sequence(0, true);
    return builder.build(end);
  }

  /// Reads up to the end of the alternative and returns the state it ends in.
  private int sequence(int from, boolean segmentStart) throws GlobFault {
    int state = from;
    boolean starts = segmentStart;
    while (at < pattern.length() && !endsAlternative()) {
      int symbol = pattern.codePointAt(at);
      boolean slash = symbol == '/';
      state =
          switch (symbol) {
            case '*' -> stars(state, starts);
            case '?' -> step(state, Symbols.NO_SLASH, 1);
            case '[' -> charClass(state);
            case '{' -> alternatives(state, starts);
            default -> step(state, Symbols.of(symbol), Character.charCount(symbol));
          };
      starts = slash || (starts && pattern.startsWith("**/", at - 3));
    }
    return state;
  }

  private boolean endsAlternative() {
    char c = pattern.charAt(at);
    return braces > 0 && (c == ',' || c == '}');
  }

  private int step(int from, Symbols on, int length) {
    int to = builder.addState();
    builder.move(from, on, to);
    at += length;
    return to;
  }

  private int stars(int from, boolean segmentStart) {
    if (segmentStart && pattern.startsWith("**/", at)) {
      at += 3;
      return directories(from);
    }
    int length = pattern.startsWith("**", at) ? 2 : 1;
    at += length;
    int to = builder.addState();
    builder.jump(from, to);
    builder.move(to, length == 2 ? Symbols.ANY : Symbols.NO_SLASH, to);
    return to;
  }

  /// `**/` stands for any number of directories, none included.
  private int directories(int from) {
    int inside = builder.addState();
    int to = builder.addState();
    builder.jump(from, inside);
    builder.jump(from, to);
    builder.move(inside, Symbols.ANY, inside);
    builder.move(inside, Symbols.of('/'), to);
    return to;
  }

  private int alternatives(int from, boolean segmentStart) throws GlobFault {
    int to = builder.addState();
    braces++;
    do {
      at++;
      int start = builder.addState();
      builder.jump(from, start);
      builder.jump(sequence(start, segmentStart), to);
    } while (at < pattern.length() && pattern.charAt(at) == ',');
    if (at >= pattern.length()) {
      throw new GlobFault("a `{` is never closed");
    }
    braces--;
    at++;
    return to;
  }

  private int charClass(int from) throws GlobFault {
    // A bracket right after the opening one is a member: `[[]` and `[]]` name the brackets.
    int first =
        pattern.startsWith("!", at + 1) || pattern.startsWith("^", at + 1) ? at + 2 : at + 1;
    int end = pattern.indexOf(']', first + 1);
    if (end < 0) {
      throw new GlobFault("a `[` is never closed");
    }
    var members = members(pattern.substring(first, end).codePoints().toArray());
    var on = first == at + 2 ? members.not() : members;
    return step(from, on.and(Symbols.NO_SLASH), end + 1 - at);
  }

  private static Symbols members(int[] written) throws GlobFault {
    var members = Symbols.of(written[0]);
    for (int i = 0; i < written.length; i++) {
      boolean range = i + 2 < written.length && written[i + 1] == '-';
      int last = range ? written[i + 2] : written[i];
      if (last < written[i]) {
        throw new GlobFault("a range in `[…]` runs backwards");
      }
      members = members.or(Symbols.between(written[i], last));
      i += range ? 2 : 0;
    }
    return members;
  }
}
