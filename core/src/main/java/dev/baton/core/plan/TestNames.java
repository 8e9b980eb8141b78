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
      Pattern.compile("(?:\\./)?((?:[\\w.-]+/)+[\\w.-]+\\.[A-Za-z0-9]+)(?:::.*|#.*)?");
  private static final Pattern DOTTED =
      Pattern.compile("((?:[a-z_][\\w]*\\.)+[A-Z]\\w*)(?:[#.].*)?");
  private static final Pattern SIMPLE = Pattern.compile("([A-Z]\\w*)(?:[#.].*)?");

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
    var path = PATH.matcher(word);
    return path.matches() && !path.group(1).contains("..")
        ? Optional.of(new Test(path.group(1), Glob.of(path.group(1))))
        : Optional.empty();
  }

  private static Optional<Test> dotted(String word) {
    var name = DOTTED.matcher(word);
    return name.matches()
        ? Optional.of(
            new Test(name.group(1), Glob.of("**/" + name.group(1).replace('.', '/') + ".*")))
        : Optional.empty();
  }

  private static Optional<Test> simple(String word) {
    var name = SIMPLE.matcher(word);
    return name.matches()
        ? Optional.of(new Test(name.group(1), Glob.of("**/" + name.group(1) + ".*")))
        : Optional.empty();
  }
}
