package dev.baton.adapters.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.git.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestReportTest {
  @TempDir Path folder;

  private TestReport read(String... files) {
    for (int i = 0; i < files.length; i++) {
      Lab.write(folder.resolve("out/TEST-" + i + ".xml"), files[i]);
    }
    return TestReport.read(folder, path -> path.startsWith("out/TEST-"));
  }

  @Nested
  class Counts {
    @Test
    void tests_that_ran_over_all_files_and_no_skipped_one() {
      var report =
          read(
              "<testsuite><testcase classname='A' name='a'/><testcase name='b'><skipped/></testcase></testsuite>",
              "<testsuites><testsuite><testcase name='c'><system-out>failure</system-out></testcase></testsuite></testsuites>");

      assertThat(report.ran()).isEqualTo(2);
      assertThat(report.files()).isEqualTo(2);
      assertThat(report.failed()).isEmpty();
      assertThat(report.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "error", "flakyFailure", "flakyError"})
    void a_test_as_failed_that_was_red_at_any_time(String element) {
      var report =
          read(
              "<testsuite><testcase classname='A' name='a'><"
                  + element
                  + "/></testcase></testsuite>");

      assertThat(report.failed()).containsExactly("A#a");
      assertThat(report.ran()).isEqualTo(1);
    }

    @Test
    void a_suite_that_broke_outside_its_tests() {
      var report =
          read("<testsuite name='A'><testcase name='a'/><error message='after all'/></testsuite>");

      assertThat(report.failed()).containsExactly("A");
      assertThat(report.ran()).as("a suite is no test").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<testsuite/>", "<testsuite tests='5'/>", "<html/>"})
    void no_test_where_there_is_none(String text) {
      assertThat(read(text).ran()).isZero();
    }

    @Test
    void every_test_and_not_every_name_of_very_many_failures() {
      var many = new StringBuilder("<testsuite>");
      for (int i = 0; i < 100_000; i++) {
        many.append("<testcase name='t").append(i).append("'><failure/></testcase>");
      }
      var report = read(many.append("</testsuite>").toString());

      assertThat(report.ran()).isEqualTo(100_000);
      assertThat(report.failed()).hasSize(200);
    }
  }

  @Nested
  class Complains_of {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "no xml",
          "<testsuite><testcase name='a'/>",
          "<testsuite><testcase name='a'>",
          "<testsuite></testsuite><x/>",
          "<testsuite>&undefined;</testsuite>"
        })
    void what_cannot_be_read_to_its_end(String text) {
      assertThat(read(text).unreadable()).containsExactly("out/TEST-0.xml");
    }

    @Test
    void an_entity_and_reads_no_file_through_it() {
      Lab.write(folder.resolve("secret"), "hidden");
      var report =
          read(
              "<!DOCTYPE t [<!ENTITY x SYSTEM 'file://"
                  + folder.resolve("secret")
                  + "'>]><testsuite><testcase name='a'><failure>&x;</failure></testcase></testsuite>");

      assertThat(report.failed().isEmpty() && report.unreadable().isEmpty()).isFalse();
      assertThat(report.toString()).doesNotContain("hidden");
    }

    @Test
    void entities_that_would_grow_without_end() {
      var bomb = new StringBuilder("<!DOCTYPE t [<!ENTITY a0 'aaaaaaaaaa'>");
      for (int i = 1; i < 30; i++) {
        var before = "&a" + (i - 1) + ";";
        bomb.append("<!ENTITY a").append(i).append(" '").append(before.repeat(10)).append("'>");
      }
      var report = read(bomb + "]><testsuite><testcase name='a'>&a29;</testcase></testsuite>");

      assertThat(report.unreadable()).containsExactly("out/TEST-0.xml");
    }
  }

  @Test
  void a_folder_that_is_not_there_has_no_results() {
    assertThat(TestReport.read(folder.resolve("none"), _ -> true).files()).isZero();
  }
}
