package dev.baton.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureLogTest {
  @Test
  void the_same_failure_reads_the_same_in_another_folder_at_another_time() {
    var one = "Ran in 12 ms\nAssertionError: expected 3, was 0x7f at /tmp/a/src/A.java:12\n";
    var other = "Ran in 99 ms\nAssertionError: expected 3, was 0x80 at /tmp/b/src/A.java:14\n";

    assertThat(new FailureLog(one).words())
        .isEqualTo(new FailureLog(other).words())
        .containsExactly("AssertionError: expected #, was # at A.java:#");
  }

  @Test
  void counts_and_headings_tell_no_failure_from_another() {
    assertThat(
            new FailureLog("Tests run: 3, Failures: 1\nFAILED\n== 1 failed, 3 passed in 0.1s ==\n")
                .words())
        .isEmpty();
  }

  @Test
  void missing_names_are_found_with_their_place() {
    assertThat(
            new FailureLog("src/A.java:7: error: cannot find symbol\n  symbol:   method foo(int)\n")
                .complaints())
        .containsExactly(new Complaint("src/A.java", 7, "foo"));
    assertThat(new FailureLog("./a.go:3:2: undefined: bar\n").complaints())
        .containsExactly(new Complaint("./a.go", 3, "bar"));
    assertThat(
            new FailureLog(
                    "  File \"src/m.py\", line 4, in f\nNameError: name 'baz' is not defined\n")
                .complaints())
        .containsExactly(new Complaint("src/m.py", 4, "baz"));
  }
}
