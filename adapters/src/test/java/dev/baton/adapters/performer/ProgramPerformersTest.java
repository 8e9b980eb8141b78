package dev.baton.adapters.performer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.evidence.FileEvidence;
import dev.baton.adapters.git.Lab;
import dev.baton.adapters.process.ProcessTable;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Effort;
import dev.baton.core.run.Exchange;
import dev.baton.core.run.Feedback.Cause;
import dev.baton.core.run.Money;
import dev.baton.core.run.Question;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.Ask;
import dev.baton.core.run.RunCommand.Block;
import dev.baton.core.run.RunCommand.Fall;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.RunCommand.KeepEvidence;
import dev.baton.core.run.RunCommand.Launched;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import dev.baton.core.run.RunCommand.ReportUsage;
import dev.baton.core.run.RunCommand.Rest;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Perform;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.Task.Sitting;
import dev.baton.core.run.TaskOutline;
import dev.baton.core.run.Usage;
import dev.baton.engine.Containment;
import dev.baton.engine.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramPerformersTest {
  private static final RunId RUN = new RunId("R-1");
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  @TempDir Path folder;
  private Lab lab;
  private FileEvidence evidence;
  private final Mail mail = new Mail();

  @BeforeEach
  void aLab() {
    lab = new Lab(folder);
    evidence = new FileEvidence(folder.resolve("evidence"));
  }

  @AfterEach
  void nobodyStays() {
    ProcessTable.values(ProgramPerformers.MARK).stream()
        .filter(value -> value.startsWith(folder + "!"))
        .forEach(value -> ProcessTable.end(ProgramPerformers.MARK + "=" + value));
  }

  /// What was reported, to be waited for.
  private static final class Mail implements Reports {
    private final BlockingQueue<Answer> all = new LinkedBlockingQueue<>();

    @Override
    public void report(Answer answer) {
      all.add(answer);
    }

    /// The next one of the kind; others on the way are passed over.
    <T extends Answer> T next(Class<T> kind) {
      try {
        while (true) {
          var answer = all.poll(30, TimeUnit.SECONDS);
          if (answer == null) {
            throw new AssertionError("no " + kind.getSimpleName() + " came");
          }
          if (kind.isInstance(answer)) {
            return kind.cast(answer);
          }
          if (answer instanceof Fall fall) {
            throw new AssertionError("fell: " + fall);
          }
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    boolean isQuiet() {
      return all.stream()
          .noneMatch(
              each -> each instanceof HandIn || each instanceof Fall || each instanceof Block);
    }
  }

  private static final class Table implements ProgramPerformers.Processes {
    @Override
    public Optional<ProcessIdentity> identity(long pid) {
      return ProcessTable.identity(pid);
    }

    @Override
    public boolean isAlive(ProcessIdentity process) {
      return ProcessTable.isAlive(process);
    }

    @Override
    public List<String> values(String variable) {
      return ProcessTable.values(variable);
    }

    @Override
    public void end(String setting) {
      ProcessTable.end(setting);
    }
  }

  private ProgramPerformers performers(String script) {
    return performers(RUN, script);
  }

  private ProgramPerformers performers(RunId run, String script) {
    return performers(run, script, Walls.NONE);
  }

  private ProgramPerformers performers(RunId run, String script, Walls walls) {
    return performers(run, new Role.Runs(_ -> List.of("/bin/sh", "-c", script)), walls);
  }

  private ProgramPerformers performers(RunId run, Role builder, Walls walls) {
    return new ProgramPerformers(
        run,
        folder,
        lab.clones,
        evidence,
        _ -> "",
        Map.of("builder", builder, "human", new Role.Human()),
        Map.of("PATH", "/usr/bin:/bin", "GIVEN", "yes", "OUT", folder.toString()),
        walls,
        new Table(),
        Clock.systemUTC());
  }

  private Perform step(Attempt attempt, String role, Exchange... exchanges) {
    return new Perform(
        new Live(
            attempt, role, lab.base, Instant.MAX, Usage.NONE, List.of(exchanges), Sitting.FIRST),
        new TaskOutline(
            attempt.task(),
            "a change",
            List.of(),
            role,
            Duration.ofMinutes(1),
            Money.dollars(1),
            evidence.put("### the contract\n")),
        Effort.NONE);
  }

  private Perform step(Exchange... exchanges) {
    return step(Lab.attempt(1), "builder", exchanges);
  }

  private void perform(String script) {
    performers(script).perform(step(), mail);
  }

  private static void until(BooleanSupplier holds) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private String said(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }

  private List<Long> marked(Attempt attempt) {
    return ProcessTable.marked(
        ProgramPerformers.MARK + "=" + folder + "!" + RUN + "!" + attempt + "!" + attempt.fence());
  }

  @Nested
  class Hands_in {
    @Test
    void what_was_committed_and_what_was_left_lying() {
      perform(
          """
          echo one >one.txt
          git add one.txt
          git -c user.name=a -c user.email=a@b commit -q -m one
          echo two >two.txt
          """);

      var candidate = mail.next(HandIn.class).candidate();
      assertThat(lab.trees.list(candidate.tree()))
          .extracting(leaf -> leaf.path())
          .contains("one.txt", "two.txt", "numbers.txt");
    }

    @Test
    void with_the_brief_on_its_input_and_the_given_environment_only() {
      perform("cat >$OUT/brief; env | cut -d= -f1 | sort >$OUT/names; echo x >x.txt");

      mail.next(HandIn.class);
      assertThat(said("brief")).contains("# T-01: a change").contains("### the contract");
      assertThat(
              said("names")
                  .lines()
                  .filter(name -> !List.of("_", "PWD", "SHLVL", "OLDPWD").contains(name)))
          .containsExactly(
              "BATON_ANSWERS",
              "BATON_ATTEMPT",
              "BATON_ATTEMPT_NUMBER",
              "BATON_BRIEF",
              "BATON_BRIEF_JSON",
              "BATON_NAME",
              "BATON_PORT",
              "BATON_TASK",
              "GIVEN",
              "OUT",
              "PATH");
    }

    @Test
    void once_however_often_it_is_asked_for() {
      var performers = performers("echo start >>$OUT/starts; echo x >x.txt");
      performers.perform(step(), mail);
      performers.perform(step(), mail);
      mail.next(HandIn.class);

      assertThat(said("starts")).isEqualTo("start\n");
    }
  }

  @Nested
  class In_a_clone_that_is_prepared {
    private void perform(String preparation, String script) {
      var role =
          new Role.Runs(_ -> new Preparation(preparation).before(List.of("/bin/sh", "-c", script)));
      performers(RUN, role, Walls.NONE).perform(step(), mail);
    }

    @Test
    void finds_what_was_made_and_its_brief_unread() {
      perform("cat; echo made >made.txt; echo not heard", "cat >$OUT/brief; cp made.txt mine.txt");

      var candidate = mail.next(HandIn.class).candidate();
      assertThat(said("brief")).contains("# T-01: a change");
      assertThat(lab.trees.list(candidate.tree()))
          .extracting(leaf -> leaf.path())
          .contains("made.txt", "mine.txt");
    }

    @Test
    void does_not_begin_where_that_failed() {
      perform("echo no registry >&2; exit 3", "echo begun >$OUT/begun");

      assertThat(mail.next(Fall.class).why())
          .startsWith("exit code 1")
          .contains(
              "the clone could not be prepared: echo no registry >&2; exit 3: exit code 3: no registry");
      assertThat(folder.resolve("begun")).doesNotExist();
    }
  }

  @Test
  void offers_each_attempt_ports_and_a_name_of_its_own() {
    perform("echo $BATON_PORT $BATON_NAME >$OUT/first; echo x >x.txt");
    mail.next(HandIn.class);
    performers("echo $BATON_PORT $BATON_NAME >$OUT/second; echo x >x.txt")
        .perform(step(Lab.attempt(2), "builder"), mail);
    mail.next(HandIn.class);

    assertThat(said("first")).isEqualTo("20010 baton_r1_t01_1\n");
    assertThat(said("second")).isEqualTo("20020 baton_r1_t02_1\n");
  }

  @Nested
  class Rests {
    private static final String TWO_SITTINGS =
        """
        echo start >>$OUT/starts
        echo '{"type":"usage","tokensIn":10,"tokensOut":1,"dollars":0.5}'
        if [ -e half.txt ]; then
          cp half.txt whole.txt
          cat >$OUT/brief
          exit 0
        fi
        echo half >half.txt
        echo '{"type":"rest","until":"2026-11-21T20:00:00Z","why":"limited"}'
        exit 1
        """;

    @Test
    void and_goes_on_in_its_clone_counting_from_where_it_was() {
      var performers = performers(TWO_SITTINGS);
      performers.perform(step(), mail);

      var rest = mail.next(Rest.class);
      assertThat(rest.until()).isEqualTo(Instant.parse("2026-11-21T20:00:00Z"));
      assertThat(rest.why()).isEqualTo("limited");
      assertThat(rest.total().money()).isEqualTo(Money.dollars(0.5));

      performers.stop(Lab.attempt(1));
      performers.perform(sitting(new Sitting(1, rest.total(), 0)), mail);

      var handIn = mail.next(HandIn.class);
      assertThat(lab.trees.list(handIn.candidate().tree()))
          .extracting(leaf -> leaf.path())
          .contains("half.txt", "whole.txt");
      assertThat(handIn.total()).isEqualTo(new Usage(20, 2, Money.dollars(1)));
      assertThat(said("brief")).contains("You have begun already");
      assertThat(said("starts")).isEqualTo("start\nstart\n");
    }

    @Test
    void and_is_not_started_a_second_time_in_one_sitting() {
      performers(TWO_SITTINGS).perform(step(), mail);
      mail.next(Rest.class);

      performers(TWO_SITTINGS).perform(step(), mail);

      assertThat(mail.next(Rest.class).sitting()).isZero();
      assertThat(said("starts")).isEqualTo("start\n");
    }

    @Test
    void only_with_a_time() {
      perform("echo '{\"type\":\"rest\",\"until\":\"soon\"}'; exit 1");

      assertThat(mail.next(Fall.class).cause()).isEqualTo(Cause.DIED);
    }

    private Perform sitting(Sitting sitting) {
      var first = step();
      var live = first.live();
      return new Perform(
          new Live(
              live.attempt(),
              live.role(),
              live.base(),
              live.deadline(),
              live.usage(),
              live.exchanges(),
              sitting),
          first.outline(),
          first.effort());
    }
  }

  @Nested
  class Falls {
    @Test
    void when_it_fills_the_disk_file_by_file() {
      var fills = "while sleep 0.01; do i=$((i + 1)); head -c 1000000 /dev/zero >full$i; done";
      var small = new Walls(Containment.NONE, List.of(), 8 << 20);

      performers(RUN, fills, small).perform(step(), mail);

      var fall = mail.next(Fall.class);
      assertThat(fall.cause()).isEqualTo(Cause.STOPPED);
      assertThat(fall.why()).contains("of the disk, and may fill 8");
      assertThat(marked(Lab.attempt(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec yes", "exec yes >&2", "yes & exit 0"})
    void when_it_talks_faster_than_anybody_listens(String talks) {
      var small = new Walls(Containment.NONE, List.of(), 64 << 20);
      // Ends it if Baton does not, before it fills the disk of who runs this.
      var oneGigabyte = "ulimit -f 2000000; ";

      performers(RUN, oneGigabyte + talks, small).perform(step(), mail);

      var fall = mail.next(Fall.class);
      assertThat(fall.cause()).isEqualTo(Cause.STOPPED);
      assertThat(fall.why()).contains("MB, and may say 4");
      assertThat(marked(Lab.attempt(1))).isEmpty();
    }

    @Test
    void with_its_exit_code_and_its_last_words() {
      perform("echo x >x.txt; echo first >&2; echo 'no model' >&2; exit 7");

      var fall = mail.next(Fall.class);
      assertThat(fall.cause()).isEqualTo(Cause.DIED);
      assertThat(fall.why()).isEqualTo("exit code 7: no model");
    }

    @Test
    void with_last_words_of_bounded_length_whatever_bytes_they_are() {
      perform("head -c 3000000 /dev/zero | tr '\\0' x >&2; printf '\\377\\376' >&2; exit 1");

      assertThat(mail.next(Fall.class).why()).startsWith("exit code 1: ").hasSizeLessThan(1_100);
    }

    @Test
    void once_where_it_is_killed_with_the_shell_beside_it() {
      perform("echo $$ >$OUT/pid; echo x >x.txt; exec sleep 600");
      mail.next(Launched.class);
      until(() -> !said("pid").isBlank());
      marked(Lab.attempt(1))
          .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));

      var fall = mail.next(Fall.class);
      assertThat(fall.cause()).isEqualTo(Cause.STOPPED);
      assertThat(mail.isQuiet()).as("once").isTrue();
      assertThat(lab.clones.rescue(Lab.attempt(1), lab.base)).as("its work").isPresent();
    }

    @Test
    void where_its_role_is_not_in_the_team() {
      performers("true").perform(step(Lab.attempt(1), "wizard"), mail);

      assertThat(mail.next(Fall.class).why()).contains("wizard");
    }

    @Test
    void where_its_program_cannot_be_run() {
      perform("exec /no/such/program");

      assertThat(mail.next(Fall.class).why()).startsWith("exit code 127");
    }
  }

  @Nested
  class Asks {
    @Test
    void and_reads_the_answer_from_its_file() {
      var performers =
          performers(
              """
              echo '{"type":"ask","question":"which?"}'
              until grep -q left "$BATON_ANSWERS"; do sleep 0.02; done
              cp "$BATON_ANSWERS" answers.txt
              """);
      performers.perform(step(), mail);
      var question = mail.next(Ask.class).question();
      assertThat(question).isEqualTo(new Question(1, "which?"));
      performers.perform(step(new Exchange(question, "left \"or\"\nright", "Ada")), mail);

      var candidate = mail.next(HandIn.class).candidate();
      assertThat(
              new String(
                  lab.trees.file(candidate.tree(), "answers.txt").orElseThrow(),
                  StandardCharsets.UTF_8))
          .isEqualTo("{\"answer\":\"left \\\"or\\\"\\nright\",\"by\":\"Ada\",\"question\":1}\n");
    }

    @Test
    void something_that_an_event_can_hold() {
      perform(
          """
          printf '{"type":"ask","question":"\\\\ud800\\\\u0007'
          head -c 100000 /dev/zero | tr '\\0' x
          echo '"}'
          sleep 600
          """);

      var text = mail.next(Ask.class).question().text();
      assertThat(text).startsWith("\ufffd\u0007x").hasSizeLessThan(5_000);
    }
  }

  @Nested
  class Says {
    @ParameterizedTest
    @ValueSource(strings = {"\\n", ""})
    void that_it_is_blocked_with_and_without_a_last_line_end(String end) {
      perform("printf '{\"type\":\"blocked\",\"reason\":\"no queue\"}" + end + "'");

      assertThat(mail.next(Block.class).why()).isEqualTo("no queue");
    }

    @Test
    void what_it_used_in_all_and_never_less_than_before() {
      perform(
          """
          echo '{"type":"usage","tokensIn":10,"tokensOut":5,"dollars":0.25}'
          echo '{"type":"usage","tokensIn":8,"tokensOut":9,"dollars":0.5}'
          echo '{"type":"usage","tokensIn":-5,"dollars":"much"}'
          echo x >x.txt
          """);

      var total = mail.next(HandIn.class).total();
      assertThat(total.tokensIn()).isEqualTo(10);
      assertThat(total.tokensOut()).isEqualTo(9);
      assertThat(total.money()).isEqualTo(Money.dollars(0.5));
    }

    @Test
    void figures_that_no_sum_can_turn_negative() {
      perform(
          "echo '{\"type\":\"usage\",\"tokensIn\":9223372036854775807,\"dollars\":1e400}'; echo x >x.txt");

      var total = mail.next(ReportUsage.class).total();
      assertThat(total.money().plus(total.money())).isGreaterThan(total.money());
      assertThat(total.tokensIn() * 2).isPositive();
      mail.next(HandIn.class);
    }

    @Test
    void ten_megabytes_without_a_line_end_and_is_heard_after_that() {
      perform(
          """
          head -c 10000000 /dev/zero | tr '\\0' '{'
          echo
          echo '{"type":"blocked","reason":"after all that"}'
          """);

      assertThat(mail.next(Block.class).why()).isEqualTo("after all that");
    }

    @Test
    void ten_megabytes_of_lines_and_is_heard_to_the_end() {
      perform(
          "yes '{\"type\":\"say\"}' | head -c 10000000; echo; echo '{\"type\":\"blocked\",\"reason\":\"done\"}'");

      assertThat(mail.next(Block.class).why()).isEqualTo("done");
    }

    @Test
    void bytes_that_are_no_text_and_each_word_once() {
      perform(
          """
          i=0
          while [ $i -lt 200 ]; do printf '\\377\\000\\033[2J\\n'; i=$((i+1)); done
          sleep 0.2
          echo '{"type":"ask","question":"heard?"}'
          until grep -q yes "$BATON_ANSWERS"; do sleep 0.02; done
          """);

      assertThat(mail.next(Ask.class).question().number()).isEqualTo(1);
    }

    @Test
    void everything_into_the_transcript() {
      perform("echo hello; echo x >x.txt");

      Answer kept = mail.next(KeepEvidence.class);
      while (kept instanceof KeepEvidence(_, var blob, _) && !blob.kind().equals("transcript")) {
        kept = mail.next(KeepEvidence.class);
      }
      assertThat(evidence.text(((KeepEvidence) kept).evidence().hash())).contains("hello\n");
    }
  }

  @Nested
  class After_a_restart {
    private static final String PATIENT =
        """
        echo start >>$OUT/starts
        echo '{"type":"usage","tokensIn":3}'
        until [ -e $OUT/go ]; do sleep 0.02; done
        echo x >x.txt
        """;

    @Test
    void is_listened_to_again_and_not_started_again() throws IOException {
      performers(PATIENT).perform(step(), new Mail());
      until(() -> !said("starts").isBlank());
      performers(PATIENT).perform(step(), mail);
      assertThat(mail.next(ReportUsage.class).total().tokensIn()).isEqualTo(3);
      Files.createFile(folder.resolve("go"));

      assertThat(mail.next(HandIn.class).candidate().base()).isEqualTo(lab.base);
      assertThat(said("starts")).isEqualTo("start\n");
    }

    @Test
    void does_not_ask_again_what_was_answered() {
      var script =
          "echo '{\"type\":\"ask\",\"question\":\"a?\"}'; until [ -e $OUT/go ]; do sleep 0.02; done;"
              + " echo '{\"type\":\"ask\",\"question\":\"b?\"}'; sleep 600";
      var earlier = new Mail();
      performers(script).perform(step(), earlier);
      var first = earlier.next(Ask.class).question();
      performers(script).perform(step(new Exchange(first, "yes", "Ada")), mail);
      Lab.write(folder.resolve("go"), "");

      assertThat(mail.next(Ask.class).question()).isEqualTo(new Question(2, "b?"));
    }

    @Test
    void has_fallen_where_it_was_claimed_and_no_process_is_known() {
      lab.clones.open(Lab.attempt(1), lab.base);
      AttemptFolder.of(lab.clones.open(Lab.attempt(1), lab.base), Sitting.FIRST).claim();
      perform("echo start >>$OUT/starts");

      assertThat(mail.next(Fall.class).cause()).isEqualTo(Cause.STOPPED);
      assertThat(said("starts")).isEmpty();
    }
  }

  @Nested
  class Is_ended {
    private static final String FAMILY =
        "setsid sh -c 'echo g >>$OUT/grown; exec sleep 600' & echo c >>$OUT/grown; sleep 600";

    @Test
    void with_a_grandchild_in_a_session_of_its_own() {
      var performers = performers(FAMILY);
      performers.perform(step(), mail);
      until(() -> said("grown").lines().count() == 2);
      assertThat(marked(Lab.attempt(1))).hasSizeGreaterThanOrEqualTo(3);
      performers.stop(Lab.attempt(1));

      until(() -> marked(Lab.attempt(1)).isEmpty());
      assertThat(mail.isQuiet()).as("who was stopped reports nothing").isTrue();
    }

    @Test
    void where_it_is_a_stranger_of_this_run_and_only_then() {
      var mine = performers(FAMILY);
      var others = performers(new RunId("R-2"), "echo o >>$OUT/other; sleep 600");
      mine.perform(step(), mail);
      mine.perform(step(Lab.attempt(2), "builder"), mail);
      others.perform(step(new Attempt(new TaskId("T-03"), 1, 3), "builder"), mail);
      until(() -> said("grown").lines().count() == 4 && !said("other").isBlank());
      mine.keepOnly(List.of(Lab.attempt(2)));

      until(() -> marked(Lab.attempt(1)).isEmpty());
      assertThat(marked(Lab.attempt(2))).isNotEmpty();
      assertThat(ProcessTable.values(ProgramPerformers.MARK))
          .anyMatch(value -> value.startsWith(folder + "!R-2!"));
    }
  }

  @Nested
  class A_person {
    @Test
    void finds_clone_and_brief_and_is_not_hurried() {
      performers("true").perform(step(Lab.attempt(1), "human"), mail);

      mail.next(KeepEvidence.class);
      var place = lab.clones.open(Lab.attempt(1), lab.base);
      assertThat(place.resolve("clone/numbers.txt")).exists();
      assertThat(place.resolve("brief.md")).content().contains("a change");
      assertThat(mail.isQuiet()).isTrue();
    }
  }
}
