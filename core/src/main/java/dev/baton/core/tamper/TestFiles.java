package dev.baton.core.tamper;

import java.util.regex.Pattern;

/// Which files hold tests where nobody has said so, by the customs of the languages.
public final class TestFiles {
  private static final Pattern TESTS =
      Pattern.compile(
          "(.*/)?(src/test|src/[a-zA-Z]*Test|tests?|__tests__|spec)/.*"
              + "|(.*/)?[^/]*_test\\.go|(.*/)?(test_[^/]*|[^/]*_test|conftest|sitecustomize)\\.py"
              + "|(.*/)?[^/]*\\.(test|spec)\\.[cm]?[jt]sx?|(.*/)?[^/]*(Test|Tests|IT)\\.(java|kt)");
  private static final Pattern GOLDEN =
      Pattern.compile(
          "(.*/)?(__snapshots__|snapshots|goldens?|testdata)/.*|.*\\.(snap|golden|approved\\.[a-z]+)");

  private TestFiles() {}

  public static boolean byCustom(String path) {
    return TESTS.matcher(path).matches();
  }

  /// What tests compare results with.
  public static boolean isGolden(String path) {
    return GOLDEN.matcher(path).matches() && !path.endsWith(".go") && !path.endsWith(".java");
  }

  /// A file whose code can be read.
  public static boolean isCode(String path) {
    return Language.of(path).isPresent();
  }
}
