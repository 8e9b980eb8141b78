package dev.baton.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.acp.Permission;
import dev.baton.core.plan.Glob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaveTest {
  private final Leave leave = new Leave(Path.of("/work/clone"), List.of(glob("src/**")));

  private static Glob glob(String written) {
    return ((Glob.Reading.Valid) Glob.parse(written)).glob();
  }

  private Optional<String> refusal(String kind, String... paths) {
    return leave.refusal(new Permission(kind, "a tool", List.of(paths), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "edit, src/a.sh",
    "edit, /work/clone/src/deep/a.sh",
    "delete, src/a.sh",
    "read, /etc/hostname",
    "search, /work/clone"
  })
  void is_given(String kind, String path) {
    assertThat(refusal(kind, path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "edit, tests/a.sh, is not among",
    "move, tests/a.sh, is not among",
    "edit, /etc/passwd, outside the clone",
    "edit, /work/clone/../other/a.sh, outside the clone",
    "other, ../a.sh, outside the clone",
    "edit, .git/config, belongs to git",
    "execute, .git/hooks/x, belongs to git"
  })
  void is_refused(String kind, String path, String why) {
    assertThat(refusal(kind, path).orElseThrow()).contains(why);
  }

  @Test
  void is_refused_for_all_where_it_is_refused_for_one() {
    assertThat(refusal("edit", "src/a.sh", "tests/a.sh")).isPresent();
  }

  @Test
  void is_given_for_a_command_that_names_no_path() {
    assertThat(refusal("execute")).isEmpty();
  }
}
