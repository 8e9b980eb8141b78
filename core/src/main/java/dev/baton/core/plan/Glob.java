package dev.baton.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A pattern for paths, relative to the root of the repository, with `/` on every system.
///
/// `*` and `?` stay within one segment and `**` crosses them; `**/` at the start of a segment
/// stands for any number of directories, none included. `{a,b}` is a choice and may nest, `[abc]`,
/// `[a-z]` and `[!a]` are one character. There is no escape: a special character stands for itself
/// in brackets, as in `app/[[]id]/page.tsx`.
///
/// Equal when the patterns are. Immutable, so safe for several threads.
public final class Glob {
  private static final int LONGEST = 1000;
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");
  private static final Pattern ODD_SEGMENT = Pattern.compile("(?:^|/)\\.{0,2}(?:/|$)");

  private final String pattern;
  private final String literalPrefix;
  private final Automaton automaton;

  private Glob(String pattern) throws GlobFault {
    this.pattern = pattern;
    var special = SPECIAL.matcher(pattern);
    literalPrefix = special.find() ? pattern.substring(0, special.start()) : pattern;
    automaton = new GlobCompiler(pattern).compile();
  }

  /// What a person wrote is a glob, or there is a reason why not.
  public sealed interface Reading {
    record Valid(Glob glob) implements Reading {}

    record Faulty(String reason) implements Reading {}
  }

  public static Reading parse(String pattern) {
    try {
      mustBeRelative(pattern);
      return new Reading.Valid(new Glob(pattern));
    } catch (GlobFault fault) {
      return new Reading.Faulty(fault.reason());
    }
  }

  /// A pattern known to be good.
  public static Glob of(String pattern) {
    return switch (parse(pattern)) {
      case Reading.Valid(var glob) -> glob;
      case Reading.Faulty(var reason) ->
          throw new IllegalArgumentException("not a glob: " + pattern + ": " + reason);
    };
  }

  public String pattern() {
    return pattern;
  }

  public boolean matches(String path) {
    return isLiteral()
        ? path.equals(pattern)
        : path.startsWith(literalPrefix) && automaton.accepts(path);
  }

  /// Whether some path matches both; exact, and over every possible path, not those that exist.
  public boolean intersects(Glob other) {
    return sharedPath(other).isPresent();
  }

  /// A shortest path that matches both, if there is any.
  public Optional<String> sharedPath(Glob other) {
    if (isLiteral() || other.isLiteral()) {
      var literal = isLiteral() ? pattern : other.pattern;
      return (isLiteral() ? other : this).matches(literal)
          ? Optional.of(literal)
          : Optional.empty();
    }
    return prefixesMeet(other) ? SharedPath.find(automaton, other.automaton) : Optional.empty();
  }

  /// A path that matches both but is not named in both lists; that is, not shared by agreement.
  public Optional<String> sharedPathOutside(Glob other, List<Glob> mine, List<Glob> theirs) {
    return sharedPath(other)
        .flatMap(path ->
            agreed(path, mine, theirs)
                ? SharedPath.find(automaton, other.automaton, union(mine), union(theirs))
                : Optional.of(path));
  }

  private static boolean agreed(String path, List<Glob> mine, List<Glob> theirs) {
    return mine.stream().anyMatch(glob -> glob.matches(path))
        && theirs.stream().anyMatch(glob -> glob.matches(path));
  }

  private static Automaton union(List<Glob> globs) {
    return Automaton.anyOf(globs.stream().map(glob -> glob.automaton).toList());
  }

  private boolean prefixesMeet(Glob other) {
    return literalPrefix.startsWith(other.literalPrefix)
        || other.literalPrefix.startsWith(literalPrefix);
  }

  private boolean isLiteral() {
    return literalPrefix.length() == pattern.length();
  }

  /// What every matching path starts with.
  String literalPrefix() {
    return literalPrefix;
  }

  private static void mustBeRelative(String pattern) throws GlobFault {
    if (pattern.length() > LONGEST) {
      throw new GlobFault("it is longer than " + LONGEST + " characters");
    }
    if (pattern.indexOf('\\') >= 0) {
      throw new GlobFault("paths are written with `/`");
    }
    if (pattern.endsWith("/")) {
      throw new GlobFault("it names a directory; write `" + pattern + "**` for the files in it");
    }
    if (ODD_SEGMENT.matcher(pattern).find()) {
      throw new GlobFault("paths start at the root of the repository, without `/`, `.` or `..`");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
