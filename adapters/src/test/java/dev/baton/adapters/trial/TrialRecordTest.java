package dev.baton.adapters.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.blame.Complaint;
import dev.baton.core.blame.Ending;
import dev.baton.core.repo.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRecordTest {
  private static final Tree ONE = new Tree("1".repeat(40));
  private static final Tree OTHER = new Tree("2".repeat(40));

  @TempDir Path scratch;

  @Test
  void each_run_is_given_back_once_and_as_it_was() {
    var file = scratch.resolve("blame/a.jsonl");
    var red = new Ending.Red(1, List.of("FAIL"), List.of(new Complaint("a", 1, "b")));
    var first = new TrialRecord(file);
    first.add(ONE, red);
    first.add(ONE, new Ending.Green());
    first.add(OTHER, new Ending.Broken("why", List.of()));
    assertThat(first.take(ONE)).as("what this very inquiry ran").isEmpty();

    var second = new TrialRecord(file);
    assertThat(second.take(ONE)).contains(red);
    assertThat(second.take(ONE)).contains(new Ending.Green());
    assertThat(second.take(ONE)).isEmpty();
    assertThat(second.take(OTHER)).contains(new Ending.Broken("why", List.of()));
  }

  @Test
  void a_line_that_was_cut_off_is_a_run_that_never_was() throws IOException {
    var file = scratch.resolve("a.jsonl");
    new TrialRecord(file).add(ONE, new Ending.Green());
    Files.writeString(file, "{\"tree\":\"22", StandardOpenOption.APPEND);

    var second = new TrialRecord(file);
    second.add(OTHER, new Ending.Green());

    var third = new TrialRecord(file);
    assertThat(third.take(ONE)).isPresent();
    assertThat(third.take(OTHER)).isPresent();
  }
}
