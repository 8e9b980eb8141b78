package dev.baton.adapters.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.git.Lab;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectGateTest {
  @TempDir Path folder;
  private Lab lab;
  private Path clone;

  @BeforeEach
  void openAClone() {
    lab = new Lab(folder);
    clone = lab.open(Lab.attempt(1));
  }

  private GateResult judged() {
    var head = lab.taken(Lab.attempt(1)).tree();
    return new ObjectGate(lab.trees).of(Subjects.between(lab.trees, lab.trees.of(lab.base), head));
  }

  private void refused(String path, String message) {
    var result = judged();
    assertThat(result.verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(result.findings())
        .anySatisfy(finding -> {
          assertThat(finding.path()).isEqualTo(path);
          assertThat(finding.message()).contains(message);
        });
  }

  @Nested
  class A_link {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "../../etc/passwd",
          "../x",
          "/etc/passwd",
          "docs/../../x",
          ".git/config",
          "C:/x",
          "a\\b"
        })
    void that_leads_outside_is_taken_and_refused_here(String to) {
      Lab.link(clone.resolve("link"), to);

      refused("link", "leads out of the repository");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/read.md", "./numbers.txt", "docs/../numbers.txt", "missing"})
    void that_stays_inside_passes(String to) {
      Lab.link(clone.resolve("link"), to);

      assertThat(judged().verdict()).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void may_not_leave_by_way_of_another_link() {
      Lab.write(clone.resolve("a/b/c/file"), "deep\n");
      Lab.link(clone.resolve("short"), "a/b/c");
      Lab.link(clone.resolve("a/b/c/up"), "../../..");
      Lab.link(clone.resolve("out"), "a/b/c/up/../..");

      refused("out", "leads out of the repository");
    }
  }

  @Test
  void a_commit_of_another_repository_is_refused() {
    Lab.plain(clone, "update-index", "--add", "--cacheinfo", "160000," + lab.base.sha() + ",sub");
    Lab.plain(clone, "commit", "-q", "-m", "a submodule");
    Lab.make(clone.resolve("sub"));

    refused("sub", "submodules are not taken");
  }

  @ParameterizedTest
  @CsvSource({
    "README.txt, readme.TXT",
    "docs/one.md, DOCS/two.md",
    "caf\u00e9, cafe\u0301",
    "stra\u00dfe, STRASSE"
  })
  void two_names_for_one_file_are_refused(String one, String other) {
    Lab.write(clone.resolve(one), "one\n");
    Lab.write(clone.resolve(other), "other\n");

    assertThat(judged().findings()).anyMatch(finding -> finding.rule().equals("collision"));
  }

  @Test
  void control_characters_in_a_name_are_refused() {
    Lab.write(clone.resolve("docs/a\u202eb"), "x\n");

    refused("docs/a\u202eb", "control or formatting character");
  }

  @Test
  void an_ordinary_change_passes() {
    Lab.write(clone.resolve("docs/more.md"), "more\n");

    assertThat(judged().verdict()).isInstanceOf(Verdict.Pass.class);
  }
}
