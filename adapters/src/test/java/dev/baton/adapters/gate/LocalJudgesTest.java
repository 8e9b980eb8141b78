package dev.baton.adapters.gate;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.baton.adapters.config.DecisionReader;
import dev.baton.adapters.config.PolicyReader;
import dev.baton.adapters.evidence.FileEvidence;
import dev.baton.adapters.git.Lab;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.process.LocalPrograms;
import dev.baton.core.decision.Decisions;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Tier;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.Halt;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.ReportJudgement;
import dev.baton.core.run.RunCommand.ReportProof;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Prove;
import dev.baton.core.supply.Answer;
import dev.baton.engine.Containment;
import dev.baton.engine.Registries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project of shell scripts: `src/add.sh` adds, each script in `tests/` is a test, and
/// `run-tests.sh` runs those it is given and notes that in a file outside.
class LocalJudgesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final String RUNNER =
      """
      echo "$1" >>"$OUT/runs"
      mkdir -p out
      { echo '<testsuite>'
        for t in $1; do
          [ -e "$t" ] || continue
          if sh "$t"; then echo "<testcase name='$t'/>"
          else echo "<testcase name='$t'><failure/></testcase>"; fi
        done
        echo '</testsuite>'; } >out/TEST-all.xml
      """;

  private static final String GATES =
      """
      gates:
        test: {run: sh run-tests.sh 'tests/*.sh', results: "out/TEST-*.xml"}
      tests: ["tests/**"]
      """;

  // Runs what is held back and nothing else.
  private static final String NONE_HELD =
      GATES.replace(
          "tests:",
          "  held: {run: sh run-tests.sh 'tests/held*', results: \"out/TEST-*.xml\", overlay: more}\ntests:");

  @TempDir Path folder;
  private Lab lab;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final Map<String, String> base = new LinkedHashMap<>();
  private final Map<String, String> head = new LinkedHashMap<>();
  private String task = "T-01";
  private String writes = "src/**, tests/**";
  private String retires = "-";
  private String check = "sh run-tests.sh tests/sub.sh";
  private Instant now = NOW;
  private Registries registries = (_, _) -> new Answer.Silent("nobody is there");
  private final BlockingQueue<RunCommand> reports = new LinkedBlockingQueue<>();
  private int trees;

  @BeforeEach
  void aProjectAndAGoodChange() {
    lab = new Lab(folder);
    base.put("run-tests.sh", RUNNER);
    base.put("src/add.sh", "echo $(($1 + $2))\n");
    base.put("tests/add.sh", "test $(sh src/add.sh 2 3) = 5\n");
    head.put("src/sub.sh", "echo $(($1 - $2))\n");
    head.put("tests/sub.sh", "test \"$(sh src/sub.sh 5 3)\" = 2\n");
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private Tree tree(Map<String, String> files) {
    return taken(files).tree();
  }

  private Candidate taken(Map<String, String> files) {
    var attempt = Lab.attempt(++trees);
    var clone = lab.open(attempt);
    files.forEach((path, text) -> Lab.write(clone.resolve(path), text));
    return lab.taken(attempt);
  }

  private Policy policy(String yaml) {
    return switch (PolicyReader.read("baton.yaml", yaml)) {
      case PolicyReader.Reading.Understood(var policy) -> policy;
      case PolicyReader.Reading.Faulty(var findings) -> throw new AssertionError(findings);
    };
  }

  private Decisions decisions(Tree tree) {
    return DecisionReader.read(lab.trees.texts(tree, path -> path.startsWith(Decisions.FOLDER)));
  }

  private Contract contract() {
    var text =
        """
        ---
        plan: sums
        for: sums@1
        ---

        ### %s · Subtract
        - Implements: SUM-001
        - Goal: numbers are subtracted
        - Writes: %s
        - Retires: %s
        - Performer: agent
        - Budget: context 20k tokens, diff 30 lines, 5 min, $1

        ```check
        SUM-001/S1 :: %s
        ```
        """
            .formatted(task, writes, retires, check);
    return new PlanReader()
        .read("specs/sums/plan.md", text.getBytes(StandardCharsets.UTF_8))
        .tasks()
        .getFirst();
  }

  private LocalJudges judges(String yaml) {
    var contract = contract();
    var environment = Map.of("PATH", "/usr/bin:/bin", "OUT", folder.toString(), "GIVEN", "yes");
    return new LocalJudges(
        new LocalJudges.Tools(
            lab.trees,
            new LocalPrograms(folder),
            new FileEvidence(folder.resolve("evidence")),
            folder.resolve("baton"),
            environment,
            Containment.NONE,
            this::decisions,
            registries),
        _ -> policy(yaml),
        _ -> contract,
        threads,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Map<String, String> changed() {
    var all = new LinkedHashMap<>(base);
    all.putAll(head);
    return all;
  }

  private Judgement judged(String yaml) {
    return judges(yaml)
        .judgement(
            new TaskId(task),
            new LocalJudges.Difference(tree(base), tree(changed()), List.of()),
            policy(yaml),
            false);
  }

  private RunCommand first() throws InterruptedException {
    var report = reports.poll(30, TimeUnit.SECONDS);
    assertThat(report).as("nothing was reported").isNotNull();
    return Objects.requireNonNull(report);
  }

  /// The first that stands in the way; others of its stage may do so too.
  private GateResult decisive(Judgement judgement) {
    return judgement.results().stream()
        .filter(result -> result.verdict().stopsAt(now))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing stops it: " + judgement.results()));
  }

  private void stops(String yaml, String gate, String verdict, String why) {
    var judgement = judged(yaml);
    var result = decisive(judgement);
    assertThat(result.gate().id()).as("%s", judgement.results()).isEqualTo(gate);
    assertThat(result.verdict().word()).isEqualTo(verdict);
    assertThat(result.verdict().why()).contains(why);
    assertThat(judgement.clears(now)).isFalse();
  }

  private void clears(String yaml) {
    var judgement = judged(yaml);
    assertThat(judgement.clears(now)).as("%s", judgement.results()).isTrue();
  }

  private long runs() {
    try {
      return Files.readAllLines(folder.resolve("runs")).size();
    } catch (IOException e) {
      return 0;
    }
  }

  @Nested
  class Lets_through {
    @Test
    void a_good_change() {
      var judgement = judged(GATES);

      assertThat(judgement.clears(now)).as("%s", judgement.results()).isTrue();
      assertThat(judgement.tier()).isEqualTo(Tier.T1);
      assertThat(judgement.results())
          .extracting(result -> result.gate().id())
          .containsExactly(
              "G09", "G01", "G06", "G02", "G03", "G04", "G05", "G07", "G10", "G13", "G24", "G37",
              "G38", "G50", "G51", "G52", "G11", "G12", "G14", "G32", "G39", "G20", "G21", "G23",
              "G22", "G25", "G40");
      assertThat(folder.resolve("baton/gates")).as("nothing is left").isEmptyDirectory();
    }
  }

  @Nested
  class Stops {
    @Test
    void a_file_beyond_the_contract() {
      head.put("docs/read.md", "mine\n");
      stops(GATES, "G01", "fail", "docs/read.md");
      assertThat(runs()).as("nothing was executed").isZero();
    }

    @Test
    void a_file_beyond_the_contract_whatever_the_task_is_called() {
      task = Contract.NONE.id().toString();
      head.put("docs/read.md", "mine\n");
      stops(GATES, "G01", "fail", "docs/read.md");
    }

    @Test
    void too_many_lines() {
      head.put("src/sub.sh", "echo $(($1 - $2))\n" + "# more\n".repeat(40));
      stops(GATES, "G01", "fail", "the contract allows 30");
    }

    @Test
    void a_broken_test() {
      head.put("src/add.sh", "echo 7\n");
      stops(GATES, "G21", "fail", "tests/add.sh");
    }

    @Test
    void a_weakened_test_of_the_base() {
      head.put("src/add.sh", "echo 7\n");
      head.put("tests/add.sh", "true\n");
      stops(GATES, "G22", "fail", "tests/add.sh");
    }

    @Test
    void no_test_that_the_contract_retires() {
      head.put("src/add.sh", "echo 7\n");
      head.put("tests/add.sh", "test $(sh src/add.sh) = 7\n");
      retires = "tests/more.sh";
      stops(GATES, "G22", "fail", "tests/add.sh");
      retires = "tests/add.sh";
      clears(GATES);
    }

    @Test
    void what_a_test_did_to_the_build_before_what_is_held_back_was_asked() {
      base.put("build.sh", "mkdir -p built; cp src/add.sh built/\n");
      base.put("src/add.sh", "echo 5\n");
      head.put(
          "tests/sub.sh",
          "test \"$(sh src/sub.sh 5 3)\" = 2" + " && echo 'echo $(($1 + $2))' >built/add.sh\n");
      Lab.write(
          folder.resolve("baton/held/all/held.sh"),
          """
          mkdir -p out; sh build.sh; t='<failure/>'; [ $(sh built/add.sh 4 4) = 8 ] && t=
          echo "<testsuite><testcase name='sum'>$t</testcase></testsuite>" >out/TEST-h.xml
          """);
      var held = "  held: {run: sh held.sh, results: 'out/TEST-*.xml', overlay: all}\n";
      stops(
          GATES.replace("tests: [", "  build: {run: sh build.sh}\n" + held + "tests: ["),
          "G25",
          "fail",
          "sum");
    }

    @Test
    void a_value_that_only_suits_the_visible_test() {
      head.put("src/sub.sh", "echo 2\n");
      Lab.write(
          folder.resolve("baton/held/more/tests/held.sh"), "test \"$(sh src/sub.sh 9 1)\" = 8\n");
      stops(
          GATES.replace(
              "tests:",
              "  held: {run: sh run-tests.sh 'tests/*.sh', results: \"out/TEST-*.xml\", overlay: more}\ntests:"),
          "G25",
          "fail",
          "1 test failed");
    }

    @Test
    void a_check_that_is_green_without_the_change() {
      check = "sh run-tests.sh tests/add.sh";
      stops(GATES, "G23", "fail", "green without the change");
    }

    @Test
    void a_check_that_is_red() {
      head.put("src/sub.sh", "echo 3\n");
      head.put("tests/sub.sh", "true\n");
      check = "sh -c 'test $(sh src/sub.sh 5 3) = 2'";
      stops(GATES, "G40", "fail", "exit code 1");
    }

    @Test
    void a_check_whose_command_is_not_there() {
      check = "no-such-program";
      stops(GATES, "G23", "no-evidence", "not found");
    }

    @Test
    void tests_of_which_none_ran() {
      stops(
          GATES.replace("sh run-tests.sh 'tests/*.sh'", "true"),
          "G21",
          "no-evidence",
          "no test ran");
    }

    @Test
    void results_that_came_with_the_tree() {
      writes = "src/**, tests/**, out/**";
      head.put("out/TEST-old.xml", "<testsuite><testcase name='a'/></testsuite>");
      stops(
          GATES.replace("sh run-tests.sh 'tests/*.sh'", "true"),
          "G21",
          "no-evidence",
          "no test ran");
    }

    @Test
    void results_that_were_cut_off() {
      stops(
          GATES.replace(
              "sh run-tests.sh 'tests/*.sh'",
              "mkdir -p out; echo '<testsuite><testcase/>' >out/TEST-a.xml"),
          "G21",
          "fail",
          "cannot read");
    }

    @Test
    void fewer_tests_than_there_were() {
      writes = "src/**, tests/**, run-tests.sh";
      head.put("run-tests.sh", RUNNER.replace("in $1", "in tests/sub.sh"));
      base.put("tests/more.sh", "true\n");
      stops(GATES, "G21", "fail", "1 tests ran, 2 ran before");
    }

    @Test
    void tests_that_are_now_red_and_now_green() {
      head.put(
          "tests/sub.sh",
          "[ -e src/sub.sh ] || exit 1; [ -e $OUT/seen ] || { touch $OUT/seen; exit 1; }\n");
      stops(GATES, "G21", "unstable", "then green on the same tree");
    }

    @Test
    void a_program_for_tests_that_is_not_there() {
      stops(
          GATES.replace("sh run-tests.sh 'tests/*.sh'", "no-such-program"),
          "G21",
          "no-evidence",
          "not found");
    }

    @Test
    void a_build_that_breaks_before_any_test() {
      stops(
          GATES.replace("gates:", "gates:\n  build: {run: exit 3}"), "G20", "fail", "exit code 3");
      assertThat(runs()).isZero();
    }

    @Test
    void a_gate_of_the_users_own() {
      stops(
          GATES.replace("gates:", "gates:\n  lint: {run: exit 4}"),
          "X-lint",
          "fail",
          "exit code 4");
    }

    @Test
    void held_back_tests_of_which_none_ran() {
      Lab.write(folder.resolve("baton/held/more/README"), "no test here\n");
      stops(NONE_HELD, "G25", "no-evidence", "no test ran");
    }

    @Test
    void held_back_tests_that_wait_for_their_object_by_the_policy() {
      Lab.write(folder.resolve("baton/held/more/README"), "no test here\n");
      clears(NONE_HELD.replace("overlay: more", "overlay: more, zero-tests: allowed"));
    }

    @Test
    void held_back_tests_that_ran_before_the_change_took_their_object_away() {
      Lab.write(folder.resolve("baton/held/more/tests/held.sh"), "true\n");
      writes = "src/**, tests/**, run-tests.sh";
      head.put(
          "run-tests.sh",
          RUNNER.replace("[ -e \"$t\" ]", "[ -e \"$t\" ] && [ $t != tests/held.sh ]"));
      stops(
          NONE_HELD.replace("overlay: more", "overlay: more, zero-tests: allowed"),
          "G25",
          "no-evidence",
          "no test ran, before the change: 1 test passed");
    }

    @Test
    void held_back_files_that_are_missing() {
      stops(
          GATES.replace("gates:", "gates:\n  held: {run: true, overlay: gone}"),
          "G25",
          "no-evidence",
          ".baton/held/gone");
    }

    @Test
    void what_gives_no_answer_in_time() {
      var yaml = GATES.replace("gates:", "gates:\n  slow: {run: sleep 600}");
      var read = policy(yaml);
      var gate = read.others().getFirst();
      var hasty =
          new CommandGate(
              gate.name(),
              gate.run(),
              gate.inputs(),
              gate.results(),
              gate.sarif(),
              Duration.ofMillis(300),
              Optional.empty(),
              false);
      try (var workshop =
          new Workshop(
              new LocalJudges.Tools(
                  lab.trees,
                  new LocalPrograms(folder),
                  new FileEvidence(folder.resolve("evidence")),
                  folder.resolve("baton"),
                  Map.of("PATH", "/usr/bin:/bin"),
                  Containment.NONE,
                  _ -> Decisions.NONE,
                  registries),
              read,
              Environments.hash(Map.of()),
              new Semaphore(1))) {
        var outcome = workshop.run(tree(base), hasty);
        assertThat(outcome.isGreen()).isFalse();
        assertThat(outcome.complaint()).isEqualTo("gave no answer in time");
      }
      assertThat(folder.resolve("baton/cache")).as("nothing was learnt").doesNotExist();
    }
  }

  @Nested
  class An_analyser {
    // Reports each line that says "odd", as an error where it says "bad" as well.
    private static final String LINT =
        """
        { printf '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"lint"}},"results":['
          grep -n odd src/*.sh | while IFS=: read -r file line text; do
            level=warning; case $text in *bad*) level=error ;; esac
            printf '%s{"ruleId":"ODD","level":"%s","message":{"text":"odd"},"locations":[{' "$comma" $level
            printf '"physicalLocation":{"artifactLocation":{"uri":"%s"},' "$file"
            printf '"region":{"startLine":%s}}}]}' "$line"
            comma=,
          done
          printf ']}]}'; } >lint.sarif
        exit 1
        """;
    private static final String ANALYSED =
        GATES.replace("gates:", "gates:\n  lint: {run: sh lint.sh, sarif: lint.sarif}");

    @BeforeEach
    void anOldFinding() {
      base.put("lint.sh", LINT);
      base.put("src/old.sh", "# odd and bad\n");
    }

    @Test
    void stops_nobody_for_what_was_there() {
      head.put("src/old.sh", "# a line before it\n# odd and bad\n");
      clears(ANALYSED);
    }

    @Test
    void stops_a_new_error_and_names_it() {
      head.put("src/sub.sh", "# odd and bad\necho $(($1 - $2))\n");
      stops(ANALYSED, "X-lint", "fail", "1 new: src/sub.sh:1: ODD odd");
    }

    @Test
    void only_mentions_a_new_warning() {
      head.put("src/sub.sh", "# odd\necho $(($1 - $2))\n");
      var judgement = judged(ANALYSED);
      assertThat(judgement.clears(now)).isTrue();
      assertThat(judgement.results())
          .filteredOn(result -> result.gate().id().equals("X-lint"))
          .flatExtracting(GateResult::findings)
          .hasSize(1);
    }

    @Test
    void that_leaves_no_report_or_half_of_one_shows_nothing() {
      base.put("lint.sh", "exit 0\n");
      stops(ANALYSED, "X-lint", "no-evidence", "it left no report");
      base.put("lint.sh", "echo '{\"version\":\"2.1.0\",\"runs\":[' >lint.sarif\n");
      stops(ANALYSED, "X-lint", "no-evidence", "cannot read the report lint.sarif");
    }

    @Test
    void whose_report_came_with_the_tree_shows_nothing() {
      base.put("lint.sh", "exit 0\n");
      base.put("lint.sarif", "{\"version\":\"2.1.0\",\"runs\":[]}");
      stops(ANALYSED, "X-lint", "no-evidence", "it left no report");
    }

    @Test
    void that_shows_nothing_before_the_change_cannot_be_compared_with() {
      base.put("lint.sh", "exit 0\n");
      head.put("lint.sh", LINT);
      writes = "src/**, tests/**, lint.sh";
      stops(ANALYSED, "X-lint", "no-evidence", "before the change: it left no report");
    }
  }

  @Nested
  class A_refusal {
    private final Attempt attempt = Lab.attempt(90);

    private Optional<Halt> halt() throws InterruptedException {
      return halt(GATES);
    }

    private Optional<Halt> halt(String yaml) throws InterruptedException {
      var before = taken(base);
      var after = taken(changed());
      var candidate = new Candidate(before.commit(), after.commit(), after.tree());
      var judges = judges(yaml);
      judges.judge(new Judge(attempt, Lab.outline(attempt), candidate), reports::add);
      var judged = ((ReportJudgement) first()).halt();
      var combination =
          new Combination(
              before.commit(), after.commit(), after.tree(), Hash.of("the policy in force"));
      judges.prove(new Prove(attempt, Lab.outline(attempt), candidate, combination), reports::add);
      assertThat(((ReportProof) first()).halt()).isEqualTo(judged);
      return judged;
    }

    @Test
    void of_what_is_red_without_the_change_is_none_of_its_doing() throws InterruptedException {
      base.put("src/add.sh", "echo 7\n");

      assertThat(halt())
          .get(as(type(Halt.RedTarget.class)))
          .extracting(Halt.RedTarget::why, as(STRING))
          .contains("G21 tests: fail", "tests/add.sh");
    }

    @Test
    void of_what_is_green_without_the_change_is_its_doing() throws InterruptedException {
      head.put("src/add.sh", "echo 7\n");

      assertThat(halt()).isEmpty();
    }

    @Test
    void by_a_gate_of_the_users_own_may_be_none_of_its_doing_either() throws InterruptedException {
      var own = GATES.replace("gates:", "gates:\n  names: {run: '! grep -r odd src'}");
      base.put("src/old.sh", "echo odd\n");

      assertThat(halt(own)).containsInstanceOf(Halt.RedTarget.class);
      base.put("src/old.sh", "echo even\n");
      head.put("src/sub.sh", "echo $(($1 - $2)) # odd\n");
      assertThat(halt(own)).isEmpty();
    }

    @Test
    void of_a_part_that_was_not_there_before_is_its_doing() throws InterruptedException {
      var own =
          GATES.replace(
              "gates:",
              "gates:\n  stock: {run: sh run-tests.sh 'stock/*.sh', inputs: [run-tests.sh, stock/**], results: 'out/*.xml'}");
      writes += ", stock/**";
      head.put("stock/count.sh", "false\n");

      assertThat(halt(own)).isEmpty();
    }

    @Test
    void that_has_nothing_to_do_with_what_is_red_stays_one() throws InterruptedException {
      base.put("src/add.sh", "echo 7\n");
      head.put("elsewhere.txt", "out of scope\n");

      assertThat(halt()).isEmpty();
    }
  }

  @Nested
  class Broken_machinery {
    private final Candidate lost =
        new Candidate(
            new Commit("0".repeat(40)), new Commit("1".repeat(40)), new Tree("2".repeat(40)));

    private void isTold(Judgement judgement) {
      var result = decisive(judgement);
      assertThat(result.gate().id()).isEqualTo("G00");
      assertThat(result.verdict().word()).isEqualTo("no-evidence");
      assertThat(judgement.tree()).isEqualTo(lost.tree());
    }

    @Test
    void is_told_to_whoever_waits_for_the_verdict_on_a_candidate() throws InterruptedException {
      judges(GATES)
          .judge(new Judge(Lab.attempt(1), Lab.outline(Lab.attempt(1)), lost), reports::add);

      var report = (ReportJudgement) first();
      isTold(report.judgement());
      assertThat(report.halt()).containsInstanceOf(Halt.BrokenGates.class);
    }

    @Test
    void is_told_also_to_who_asks_for_the_next_thing_while_being_answered()
        throws InterruptedException {
      var judges = judges(GATES);
      var outline = Lab.outline(Lab.attempt(1));
      var combination =
          new Combination(lost.base(), lost.commit(), lost.tree(), Hash.of("a policy"));

      judges.judge(
          new Judge(Lab.attempt(1), outline, lost),
          _ -> judges.prove(new Prove(Lab.attempt(1), outline, lost, combination), reports::add));

      assertThat(first()).isInstanceOf(ReportProof.class);
    }

    @Test
    void is_told_to_whoever_waits_for_the_proof_of_a_combination() throws InterruptedException {
      var policy = Hash.of("the policy that was combined under");
      var combination = new Combination(lost.base(), lost.commit(), lost.tree(), policy);
      judges(GATES)
          .prove(
              new Prove(Lab.attempt(1), Lab.outline(Lab.attempt(1)), lost, combination),
              reports::add);

      var report = (ReportProof) first();
      assertThat(report.halt()).containsInstanceOf(Halt.BrokenGates.class);
      var judgement = report.judgement();
      isTold(judgement);
      assertThat(judgement.policy()).as("or it would be taken for a stale one").isEqualTo(policy);
    }
  }

  @Nested
  class A_gate_held_to_a_part_of_the_tree {
    private static final String IN_PARTS =
        """
        gates:
          test: {run: "ls -R >>$OUT/seen; sh run-tests.sh 'tests/*.sh'", inputs: [run-tests.sh, src/**, tests/**], results: "out/TEST-*.xml"}
          stock: {run: "sh run-tests.sh 'stock/tests/*.sh'", inputs: [run-tests.sh, stock/**], results: "out/TEST-*.xml"}
        tests: ["tests/**", "stock/tests/**"]
        """;

    @BeforeEach
    void aSecondPart() {
      writes = "src/**, tests/**, stock/**, baton.yaml, more.txt";
      base.put("stock/count.sh", "echo 5\n");
      base.put("stock/tests/count.sh", "test $(sh stock/count.sh) = 5\n");
    }

    private String ofStock(Judgement judgement) {
      return judgement.results().stream()
          .filter(result -> result.gate().id().equals("X-stock"))
          .map(result -> result.verdict().word())
          .findFirst()
          .orElse("");
    }

    private Judgement together(String yaml) {
      return judges(yaml)
          .judgement(
              new TaskId(task),
              new LocalJudges.Difference(tree(base), tree(changed()), List.of()),
              policy(yaml),
              true);
    }

    @Test
    void gets_to_see_nothing_else() throws IOException {
      clears(IN_PARTS);
      assertThat(Files.readAllLines(folder.resolve("seen")))
          .contains("run-tests.sh", "add.sh")
          .doesNotContain("stock", "count.sh");
    }

    @Test
    void gets_files_laid_out_as_in_the_whole_tree() throws IOException {
      base.put(".gitattributes", "*.txt text eol=crlf\n");
      base.put("src/lines.txt", "a\nb\n");
      var count = "  %s: {run: \"wc -c <src/lines.txt >>$OUT/bytes\"%s}\n";
      clears(
          IN_PARTS.replace(
              "tests:",
              count.formatted("whole", "")
                  + count.formatted("own", ", inputs: [src/**]")
                  + "tests:"));
      assertThat(Files.readAllLines(folder.resolve("bytes")))
          .hasSize(2)
          .allSatisfy(bytes -> assertThat(bytes.strip()).isEqualTo("6"));
    }

    @Test
    void has_nothing_to_say_of_a_change_to_another_part() {
      assertThat(ofStock(judged(IN_PARTS))).isEqualTo("not-applicable");
    }

    @Test
    void judges_a_change_there() {
      head.put("stock/count.sh", "echo 6\n");
      stops(IN_PARTS, "X-stock", "fail", "stock/tests/count.sh");
    }

    @Test
    void judges_all_that_may_land_whatever_is_changed() {
      assertThat(ofStock(together(IN_PARTS))).isEqualTo("pass");
      base.put("stock/count.sh", "echo 6\n");

      assertThat(ofStock(together(IN_PARTS))).as("the target is red there").isEqualTo("fail");
    }

    @Test
    void has_nothing_to_say_of_a_part_that_is_not_there_yet() {
      base.keySet().removeIf(path -> path.startsWith("stock/"));
      assertThat(ofStock(together(IN_PARTS))).isEqualTo("not-applicable");
    }

    @Test
    void remembers_what_it_found_there_whatever_else_changes() {
      clears(IN_PARTS);
      var before = runs();
      base.put("stock/other.sh", "others have landed\n");

      clears(IN_PARTS);
      assertThat(runs() - before)
          .as("the checks of the contract, on the base and on the change, and no tests")
          .isEqualTo(2);
    }

    @Test
    void keeps_to_what_its_tests_said_before() {
      head.put("stock/count.sh", "echo 6\n");
      head.put("stock/tests/count.sh", "test $(sh stock/count.sh) = 6\n");
      stops(IN_PARTS, "G22", "fail", "stock/tests/count.sh");
    }

    @Test
    void runs_no_fewer_tests_than_before() {
      base.put("stock/tests/zero.sh", "true\n");
      head.put(
          "run-tests.sh",
          RUNNER.replace("[ -e \"$t\" ]", "[ $t != stock/tests/zero.sh ] && [ -e \"$t\" ]"));
      writes += ", run-tests.sh";
      stops(IN_PARTS, "X-stock", "fail", "1 tests ran, 2 ran before the change");
    }

    @Test
    void leaves_no_file_to_nobody() {
      head.put("more.txt", "who runs this?\n");
      var why = "no tests and no gate for a part have more.txt in their inputs";
      stops(IN_PARTS, "G21", "no-evidence", why);
      stops(
          IN_PARTS.replace("tests:", "  format: {run: \"true\"}\ntests:"),
          "G21",
          "no-evidence",
          why);
      clears(IN_PARTS.replace("tests:", "  words: {run: \"true\", inputs: [more.txt]}\ntests:"));
    }

    @Test
    void finds_the_build_of_its_own_part_and_no_other() {
      var yaml =
          IN_PARTS.replace(
              "tests:",
              """
                build: {run: cp src/add.sh made.sh, inputs: [src/**, run-tests.sh]}
                made: {run: test -e made.sh, inputs: [run-tests.sh, src/**]}
                bare: {run: test ! -e made.sh, inputs: ["src/**", "run-tests.*"]}
              tests:
              """
                  .stripTrailing());
      clears(yaml);
      stops(yaml.replace("test ! -e", "test -e"), "X-bare", "fail", "exit code 1");
    }

    @Test
    void is_in_the_reach_of_what_it_sees_some_of() throws InterruptedException {
      assertThat(reach()).isEqualTo(Reach.of(Set.of("G21")));
      head.put("stock/count.sh", "echo 5 # five\n");
      assertThat(reach()).as("all there are").isEqualTo(Reach.EVERYTHING);
      head.remove("stock/count.sh");
      head.put("baton.yaml", IN_PARTS);
      assertThat(reach()).as("what is asked may change").isEqualTo(Reach.EVERYTHING);
    }

    private Reach reach() throws InterruptedException {
      var before = taken(base);
      var after = taken(changed());
      var attempt = Lab.attempt(90);
      judges(IN_PARTS)
          .judge(
              new Judge(
                  attempt,
                  Lab.outline(attempt),
                  new Candidate(before.commit(), after.commit(), after.tree())),
              reports::add);
      return ((ReportJudgement) first()).reach();
    }
  }

  @Nested
  class A_waiver {
    private static final String WAIVED =
        GATES + "waivers: [{gate: G21, task: %s, by: Ada, why: known, until: %s}]\n";

    @Test
    void lets_its_gate_through_to_the_end_of_its_day() {
      head.put("src/add.sh", "echo 7\n");
      now = Instant.parse("2026-11-21T23:59:59Z");
      clears(WAIVED.formatted("T-01", "2026-11-21"));
      now = Instant.parse("2026-11-22T00:00:00Z");
      stops(WAIVED.formatted("T-01", "2026-11-21"), "G21", "fail", "tests/add.sh");
    }

    @Test
    void of_the_build_does_not_waive_the_tests_behind_it() {
      head.put("src/add.sh", "echo 7\n");
      var broken = GATES.replace("gates:\n", "gates:\n  build: {run: exit 3}\n");
      stops(
          broken + "waivers: [{gate: G20, by: Ada, why: known, until: 2027-01-31}]\n",
          "G21",
          "fail",
          "tests/add.sh");
    }

    @Test
    void is_of_its_task_alone() {
      head.put("src/add.sh", "echo 7\n");
      stops(WAIVED.formatted("T-02", "2027-01-31"), "G21", "fail", "tests/add.sh");
    }
  }

  @Nested
  class Commands {
    @Test
    void run_once_on_a_tree_and_again_under_another_policy() {
      clears(GATES);
      var once = runs();
      assertThat(once).isPositive();
      clears(GATES);
      assertThat(runs()).isEqualTo(once);
      clears(GATES + "# another policy\n");
      assertThat(runs()).isEqualTo(2 * once);
    }

    @Test
    void see_the_given_environment_and_nothing_more() throws IOException {
      clears(GATES.replace("gates:", "gates:\n  look: {run: \"env | cut -d= -f1 >$OUT/names\"}"));

      assertThat(Files.readAllLines(folder.resolve("names")))
          .contains("GIVEN", "OUT", "PATH")
          .isSubsetOf("GIVEN", "OUT", "PATH", "PWD", "_", "SHLVL", "OLDPWD", LocalPrograms.MARK);
    }

    @Test
    void never_see_what_is_held_back() throws IOException {
      Lab.write(folder.resolve("baton/held/more/tests/held.sh"), "true\n");
      clears(
          GATES.replace(
              "gates:",
              """
              gates:
                build: {run: ls tests >>$OUT/seen}
                held: {run: ls tests >>$OUT/held, overlay: more}
                look: {run: ls tests >>$OUT/seen}\
              """));

      assertThat(Files.readString(folder.resolve("held"))).contains("held.sh");
      assertThat(Files.readString(folder.resolve("seen")))
          .contains("sub.sh")
          .doesNotContain("held.sh");
    }
  }
}
