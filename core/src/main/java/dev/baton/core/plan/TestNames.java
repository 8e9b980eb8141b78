package dev.baton.core.plan;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds in a command the tests it names: as a path, as a dotted name, or as a build tool is told.
///
/// What is not understood is not guessed: a command that names no test in one of these ways has
/// none as far as anybody can tell.
final class TestNames {
  private static final Pattern OPTION =
      Pattern.compile("(?:-Dtest|-Dit\\.test|--tests|-k|--testNamePattern)(?:=|\\s+)([^\\s]+)");
  private static final Pattern PATH =
      Pattern.compile("((?:[\\w.-]+/)+[\\w.-]+\\.[A-Za-z0-9]+)(?:::.*|#.*)?");
  private static final Pattern DOTTED =
      Pattern.compile("((?:[a-z_][\\w]*\\.)+[A-Z]\\w*)(?:[#.].*)?");
  private static final Pattern SIMPLE = Pattern.compile("([A-Z]\\w*)(?:[#.].*)?");

  // A command names jars, reports and runners too; only what says that it is a test is one.
  private static final Pattern LIKE_A_TEST =
      Pattern.compile("(?:[Tt]est|[Ss]pec|[Cc]heck)s?(?![a-z])|IT\\b");

  /// One test, and where its file may be.
  record Test(String name, Glob where) {}

  private TestNames() {}

  static Stream<Test> in(String command) {
    var options =
        OPTION
            .matcher(command)
            .results()
            .flatMap(it -> Arrays.stream(plain(it.group(1)).split(",")));
    var words = Arrays.stream(command.split("\\s+")).map(TestNames::plain);
    return Stream.concat(
            options.flatMap(it -> Stream.concat(dotted(it).stream(), simple(it).stream())),
            words.flatMap(it -> Stream.concat(path(it).stream(), dotted(it).stream())))
        .distinct();
  }

  private static String plain(String word) {
    return word.replaceAll("^[\"']+|[\"';]+$", "");
  }

  private static Optional<Test> path(String word) {
    var path = PATH.matcher(word.startsWith("./") ? word.substring(2) : word);
    return path.matches() && LIKE_A_TEST.matcher(word).find()
        ? test(path.group(1), path.group(1))
        : Optional.empty();
  }

  private static Optional<Test> dotted(String word) {
    var name = DOTTED.matcher(word);
    return name.matches() && LIKE_A_TEST.matcher(word).find()
        ? test(name.group(1), "**/" + name.group(1).replace('.', '/') + ".*")
        : Optional.empty();
  }

  // A word that is no path of the repository names nothing there.
  private static Optional<Test> test(String name, String where) {
    return Glob.parse(where) instanceof Glob.Reading.Valid(var glob)
        ? Optional.of(new Test(name, glob))
        : Optional.empty();
  }

  private static Optional<Test> simple(String word) {
    var name = SIMPLE.matcher(word);
    return name.matches() ? test(name.group(1), "**/" + name.group(1) + ".*") : Optional.empty();
  }
}
