package dev.baton.core.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.change.FileChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FavoursTest {
  private static List<String> rules(FileChange... changes) {
    return Favours.of(List.of(changes), TestFiles::byCustom).stream().map(Sign::rule).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "src/Ferry.java|class Ferry { int cars() { if (isTest()) { return 3; } return 0; } }",
        "ferry.py|if os.environ.get(\"PYTEST_CURRENT_TEST\"): x = 3",
        "ferry.py|x = 'pytest' in sys.modules",
        "ferry.js|if (process.env.NODE_ENV === 'test') cars = 3;",
        "ferry.go|func f() { if testing.Testing() { return } }",
        "src/Ferry.java|class F { boolean t = e.getClassName().startsWith(\"org.junit\"); }",
      })
  void finds_code_that_knows_of_tests(String path, String code) {
    assertThat(rules(FileChange.added(path, code))).containsExactly("test-aware");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "src/Ferry.java|class Ferry { boolean isTest() { return mode == 3; } }",
        "ferry.py|import pytest",
        "ferry.js|const mode = process.env.NODE_ENV === 'production';",
        "ferry.py|# PYTEST_CURRENT_TEST",
      })
  void lets_pass_what_only_mentions_them(String path, String code) {
    assertThat(rules(FileChange.added(path, code))).isEmpty();
  }

  @Test
  void finds_the_answer_to_a_test() {
    var test = FileChange.added("tests/test_f.py", "def test_f():\n    assert f(17) == 4711\n");
    assertThat(
            rules(
                test,
                FileChange.added("f.py", "def f(x):\n    if x == 17:\n        return 4711\n")))
        .containsExactly("hard-coded");
    assertThat(
            rules(
                test,
                FileChange.added("f.py", "def f(x):\n    if x == 18:\n        return 4711\n")))
        .isEmpty();
  }

  @Test
  void finds_what_is_equal_to_everything() {
    assertThat(
            rules(
                FileChange.added(
                    "f.py", "class F:\n    def __eq__(self, o):\n        return True\n")))
        .containsExactly("equals-all");
    assertThat(
            rules(
                FileChange.added(
                    "F.java", "class F { public boolean equals(Object o) { return true; } }")))
        .containsExactly("equals-all");
    assertThat(
            rules(
                FileChange.added(
                    "F.java", "class F { public boolean equals(Object o) { return o == this; } }")))
        .isEmpty();
    assertThat(
            rules(
                FileChange.added(
                    "F.java",
                    "class F { boolean is(Object a, Object b) { if (a.equals(b)) { return true; }"
                        + " return false; } }")))
        .isEmpty();
  }

  @Test
  void finds_what_tests_compare_with_changed_together_with_the_code() {
    var golden = FileChange.modified("tests/__snapshots__/a.snap", "one\n", "two\n");
    assertThat(rules(golden, FileChange.modified("a.js", "one();\n", "two();\n")))
        .containsExactly("golden");
    assertThat(rules(golden)).isEmpty();
  }
}
