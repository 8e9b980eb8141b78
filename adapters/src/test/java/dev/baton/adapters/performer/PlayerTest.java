package dev.baton.adapters.performer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.adapters.git.Lab;
import dev.baton.core.json.JsonFault;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Exchange;
import dev.baton.core.run.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerTest {
  private static final String HEADER = "{\"schema\":\"baton.recording/1\",\"task\":\"T-01\"}\n";

  @TempDir Path folder;
  private Lab lab;
  private Path clone;
  private Path answers;

  @BeforeEach
  void aClone() {
    lab = new Lab(folder);
    clone = lab.open(Lab.attempt(1));
    answers = folder.resolve("answers.jsonl");
  }

  private Recording recording(String steps) {
    Lab.write(folder.resolve("tapes/T-01.1.jsonl"), HEADER + steps);
    return Recording.of(folder.resolve("tapes"), new TaskId("T-01"), 1).orElseThrow();
  }

  private String play(int exit, String steps) throws IOException {
    var out = new ByteArrayOutputStream();
    var player = new Player(clone, answers, new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(player.play(recording(steps))).isEqualTo(exit);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Nested
  class Plays {
    @Test
    void writing_editing_and_deleting() throws IOException {
      play(
          0,
          """
          {"type":"write","path":"a/b.txt","text":"one\\ntwo\\n"}
          {"type":"edit","path":"a/b.txt","find":"two","replace":"2"}
          {"type":"delete","path":"docs/read.md"}
          {"type":"delete","path":"never/was"}
          """);

      assertThat(clone.resolve("a/b.txt")).hasContent("one\n2\n");
      assertThat(clone.resolve("docs/read.md")).doesNotExist();
    }

    @Test
    void committing_and_what_it_does_not_know_as_speech() throws IOException {
      Lab.plain(clone, "config", "user.name", "a");
      Lab.plain(clone, "config", "user.email", "a@b");
      var said =
          play(
              0,
              """
              {"type":"write","path":"x.txt","text":"x"}
              {"type":"commit","message":"an x"}
              {"type":"say","text":"hello"}
              {"type":"usage","tokensIn":4}
              {"type":"done"}
              """);

      assertThat(Lab.plain(clone, "log", "-1", "--format=%s")).isEqualTo("an x");
      assertThat(said.lines()).hasSize(3).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void dying_with_its_code_and_nothing_after() throws IOException {
      play(9, "{\"type\":\"die\",\"exit\":9}\n{\"type\":\"write\",\"path\":\"x\",\"text\":\"\"}\n");

      assertThat(clone.resolve("x")).doesNotExist();
    }

    @Test
    void a_question_until_it_is_answered() throws IOException {
      Lab.write(answers, "{\"question\":1,\"answer\":\"left\"}\n");

      assertThat(
              play(0, "{\"type\":\"ask\",\"question\":\"which?\",\"recordedAnswer\":\"left\"}\n"))
          .isEqualTo("{\"question\":\"which?\",\"type\":\"ask\"}\n");
      assertThat(
              recording("{\"type\":\"ask\",\"question\":\"q\",\"recordedAnswer\":\"a\"}\n")
                  .answerTo("q"))
          .contains("a");
    }

    @Test
    void what_a_recorder_made_of_an_attempt() throws IOException {
      Lab.plain(clone, "config", "user.name", "a");
      Lab.plain(clone, "config", "user.email", "a@b");
      Lab.write(clone.resolve("numbers.txt"), "other\u00e4\n");
      Files.write(clone.resolve("bytes.bin"), new byte[] {0, 1, (byte) 0xff});
      var candidate = lab.taken(Lab.attempt(1));
      var text =
          Recorder.record(
              Lab.attempt(1),
              "builder",
              "hello\n{\"type\":\"ask\",\"question\":\"which?\"}\n{broken\n",
              List.of(new Exchange(new Question(1, "which?"), "left", "Ada")),
              lab.trees.patch(candidate.base(), candidate.commit()));
      Lab.write(folder.resolve("tapes/T-02.1.jsonl"), text);
      Lab.write(answers, "{\"answer\":\"left\",\"question\":1}\n");
      var second = lab.open(Lab.attempt(2));
      Lab.plain(second, "config", "user.name", "a");
      Lab.plain(second, "config", "user.email", "a@b");
      var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      new Player(second, answers, out)
          .play(Recording.of(folder.resolve("tapes"), new TaskId("T-02"), 3).orElseThrow());

      assertThat(lab.taken(Lab.attempt(2)).tree()).isEqualTo(candidate.tree());
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "../x",
          "/etc/x",
          "a/../../x",
          ".git/config",
          ".git/hooks/post-commit",
          "a/../.git/x",
          "way/x",
          "way/deep/x",
          "file"
        })
    void a_path_out_of_the_clone(String path) {
      Lab.make(folder.resolve("outside"));
      Lab.link(clone.resolve("way"), folder.resolve("outside").toString());
      Lab.link(clone.resolve("file"), folder.resolve("outside/new").toString());

      assertThatThrownBy(
              () -> play(0, "{\"type\":\"write\",\"path\":\"" + path + "\",\"text\":\"x\"}\n"))
          .isInstanceOf(IOException.class);
      assertThat(folder.resolve("outside")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void an_edit_of_a_text_that_is_not_there_exactly_once(String find) {
      assertThatThrownBy(() ->
              play(
                  0,
                  "{\"type\":\"edit\",\"path\":\"numbers.txt\",\"find\":\""
                      + find
                      + find.repeat(find.equals("0") ? 1 : 0)
                      + "\",\"replace\":\"\"}\n"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("exactly once");
    }

    @Test
    void a_step_without_its_fields() {
      assertThatThrownBy(() -> play(0, "{\"type\":\"write\",\"path\":\"x\"}\n"))
          .isInstanceOf(JsonFault.class)
          .hasMessageContaining("text");
    }

    @Test
    void a_patch_that_does_not_fit() {
      assertThatThrownBy(() -> play(0, "{\"type\":\"patch\",\"patch\":\"nonsense\"}\n"))
          .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "hello",
          "[]",
          "{}",
          "{\"schema\":\"baton.recording/2\"}",
          "{\"schema\":\"baton.recording/1\"}\n{"
        })
    void a_file_that_is_no_recording(String text) {
      Lab.write(folder.resolve("tapes/T-01.1.jsonl"), text);

      assertThatThrownBy(() -> Recording.of(folder.resolve("tapes"), new TaskId("T-01"), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("T-01.1.jsonl");
    }

    @Test
    void to_invent_one_that_is_not_there() {
      assertThat(Recording.of(folder.resolve("tapes"), new TaskId("T-09"), 3)).isEmpty();
    }
  }
}
