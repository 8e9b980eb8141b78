package dev.baton.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.config.PolicyReader.Reading;
import dev.baton.core.finding.Finding;
import dev.baton.core.gate.Tier;
import dev.baton.core.plan.Glob;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Cell;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.ModelPrice;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Limits.Approval;
import dev.baton.core.run.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final String LEAST = "gates: {test: {run: make test}}\n";

  private static Policy understood(String text) {
    return switch (PolicyReader.read("baton.yaml", text)) {
      case Reading.Understood(var policy) -> policy;
      case Reading.Faulty(var findings) -> throw new AssertionError(findings);
    };
  }

  private static List<Finding> faults(String text) {
    return switch (PolicyReader.read("baton.yaml", text)) {
      case Reading.Understood(var policy) -> throw new AssertionError("understood: " + policy);
      case Reading.Faulty(var findings) -> findings;
    };
  }

  @Nested
  class Understands {
    @Test
    void a_tests_command_alone_and_fills_in_the_rest() {
      var policy = understood(LEAST);

      assertThat(policy.branch()).isEqualTo("main");
      assertThat(policy.test().orElseThrow().patience()).isEqualTo(Duration.ofMinutes(20));
      assertThat(policy.attempts()).isEqualTo(3);
      assertThat(policy.conflicts()).isEqualTo(2);
      assertThat(policy.reworks()).isEqualTo(2);
      assertThat(policy.budget()).isEqualTo(Money.dollars(40));
      assertThat(policy.uncontained()).isFalse();
      assertThat(policy.approvals())
          .containsEntry(Tier.T2, new Approval.Person("reviewer"))
          .containsEntry(Tier.T3, new Approval.Person("conductor"))
          .doesNotContainKeys(Tier.T0, Tier.T1);
    }

    @Test
    void every_key_there_is() {
      var policy =
          understood(
              """
              target: trunk
              lands-on: baton/trunk
              team:
                builder: {agent: command, run: ./agent.sh, max: 4}
                player: {agent: replay, recordings: tapes}
                ada: {agent: human}
                cody: {agent: codex, model: gpt-5.5, endpoint: "http://127.0.0.1:9"}
                own:
                  agent: acp
                  command: [my-agent, --acp]
                  environment: {MODEL_URL: "{gateway}/v1", MODEL_KEY: "{token}"}
                  mode: ask
                  dialect: openai
                  model: mine-1
                  key: MY_KEY
                  endpoint: http://127.0.0.1:9
              gates:
                build: {run: make, minutes: 5}
                test: {run: make test, results: "out/*.xml", minutes: 7}
                held: {run: make held, overlay: accept, zero-tests: allowed}
                lint: {run: make lint, inputs: [src/**, lint.cfg], sarif: "out/*.sarif"}
              tests: ["tests/**"]
              policy:
                attempts: 5
                conflicts: 0
                reworks: 20
                budget: {run: $2.50}
                approve: {T0: none, T1: sample 10%, T2: ada, T3: conductor}
                guarded: [db/**]
              containment: none
              sandbox: {read: [~/tools], hosts: [example.org, "example.org:8443"], prepare: npm ci --offline}
              models:
                gpt-5.5: {in: $1.25, out: 10, cached: $0.125}
              environment: [LC_ALL, TOKEN]
              waivers:
                - {gate: G21, task: T-07, by: Ada, why: known, until: 2027-01-31}
              """);

      assertThat(policy.target()).isEqualTo("trunk");
      assertThat(policy.branch()).isEqualTo("baton/trunk");
      assertThat(policy.team())
          .containsExactly(
              new Member("builder", new Member.Kind.Command("./agent.sh"), 4),
              new Member("player", new Member.Kind.Replay("tapes"), 1),
              new Member("ada", new Member.Kind.Human(), 1),
              new Member(
                  "cody",
                  new Member.Kind.Agent(
                      "codex", Optional.of("gpt-5.5"), Optional.of("http://127.0.0.1:9")),
                  1),
              new Member(
                  "own",
                  new Member.Kind.Acp(
                      List.of("my-agent", "--acp"),
                      Map.of("MODEL_URL", "{gateway}/v1", "MODEL_KEY", "{token}"),
                      Optional.of("ask"),
                      "openai",
                      "mine-1",
                      "MY_KEY",
                      "http://127.0.0.1:9"),
                  1));
      assertThat(policy.cell())
          .isEqualTo(
              new Cell(
                  List.of("~/tools"),
                  List.of("example.org", "example.org:8443"),
                  Optional.of("npm ci --offline")));
      assertThat(policy.models()).containsExactly(new ModelPrice("gpt-5.5", 1_250, 10_000, 125));
      assertThat(policy.held().orElseThrow().mayRunNothing()).isTrue();
      assertThat(policy.build().orElseThrow().patience()).isEqualTo(Duration.ofMinutes(5));
      assertThat(policy.test().orElseThrow().results().orElseThrow().matches("out/a.xml")).isTrue();
      assertThat(policy.held().orElseThrow().overlay()).contains("accept");
      assertThat(policy.others())
          .singleElement()
          .matches(gate -> gate.name().equals("lint"))
          .extracting(gate -> gate.sarif().map(Glob::pattern))
          .isEqualTo(Optional.of("out/*.sarif"));
      var lint = policy.others().getFirst();
      assertThat(List.of("src/a/b.c", "lint.cfg", "doc/a"))
          .map(lint::reads)
          .containsExactly(true, true, false);
      assertThat(policy.test().orElseThrow().reads("doc/a")).isTrue();
      assertThat(policy.isTest("tests/a.sh")).isTrue();
      assertThat(policy.isGuarded("db/schema.sql")).isTrue();
      assertThat(policy.attempts()).isEqualTo(5);
      assertThat(policy.conflicts()).isZero();
      assertThat(policy.reworks()).isEqualTo(20);
      assertThat(policy.budget()).isEqualTo(new Money(2_500_000));
      assertThat(policy.approvals())
          .containsEntry(Tier.T0, new Approval.Nobody())
          .containsEntry(Tier.T1, new Approval.Sample(10))
          .containsEntry(Tier.T2, new Approval.Person("ada"));
      assertThat(policy.uncontained()).isTrue();
      assertThat(policy.environment()).containsExactly("LC_ALL", "TOKEN");
      var waiver = policy.waivers().getFirst();
      assertThat(waiver.covers("G21", new TaskId("T-07"))).isTrue();
      assertThat(waiver.covers("G21", new TaskId("T-08"))).isFalse();
      assertThat(waiver.until())
          .as("that day included")
          .isEqualTo(Instant.parse("2027-02-01T00:00:00Z"));
    }

    @Test
    void another_text_as_another_policy() {
      assertThat(understood(LEAST).hash()).isNotEqualTo(understood(LEAST + "\n").hash());
    }
  }

  @Nested
  class Refuses {
    @Test
    void an_unknown_key_at_its_own_place_with_the_nearest_known_one() {
      var fault =
          faults("gates:\n  test:\n    run: make test\n    resluts:\n      out.xml\n").getFirst();

      assertThat(fault.rule()).isEqualTo("C-UNKNOWN-KEY");
      assertThat(fault.range().line()).isEqualTo(4);
      assertThat(fault.range().column()).isEqualTo(5);
      assertThat(fault.mend()).isEqualTo("did you mean \"results\"?");
    }

    @Test
    void an_unknown_key_unlike_any_other_with_all_there_are() {
      assertThat(faults(LEAST + "weather: fine\n").getFirst().mend()).contains("target, lands-on");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "gates: {test: {run: make",
          "gates: {test: {run: make}}\ngates: {}\n",
          "a: b: c\n",
          "\t- x",
          "--- a\n--- b\n",
          "a: &x [*x]\nb: *y\n",
          "x: \u0007\n",
          "? [a, b]\n"
        })
    void what_is_not_yaml(String text) {
      assertThat(faults(text)).isNotEmpty().allMatch(fault -> !fault.mend().isBlank());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "# nothing\n", "[]", "text", "null", "gates: 1", "gates: {lint: {run: x}}"})
    void what_names_no_tests(String text) {
      assertThat(faults(text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "target: [main]|must be a text",
          "target:|target is empty",
          "lands-on: ''|lands-on is empty",
          "team: [builder]|team must be a mapping",
          "team: {Builder: {agent: human}}|is not a name",
          "team: {b: {agent: command}}|needs `run`",
          "team: {b: {agent: command, run: ' '}}|run is empty",
          "team: {b: {agent: replay}}|needs `recordings`",
          "team: {b: {agent: robot}}|command, replay or human",
          "team: {b: {run: x}}|command, replay or human",
          "team: {b: {agent: human, run: x}}|`run` means nothing for b, whose agent is human",
          "team: {b: {agent: codex, mode: x}}|`mode` means nothing for b, whose agent is codex",
          "team: {b: {agent: acp, model: m, key: K, endpoint: 'http://e', dialect: openai}}|`command`",
          "team: {b: {agent: acp, command: [a], model: m, key: K, dialect: openai}}|`endpoint`",
          "team: {b: {agent: acp, command: [a], model: m, key: K, endpoint: 'http://e', dialect: x}}|openai",
          "team: {b: {agent: acp, command: [a], model: m, key: K, endpoint: e, dialect: openai}}|no address",
          "team: {b: {agent: human, max: 0}}|from 1 to 1000",
          "team: {b: {agent: human, max: many}}|from 1 to 1000",
          "tests: ['a/[']|not a pattern",
          "policy: {attempts: 0}|from 1 to 20",
          "policy: {attempts: 21}|from 1 to 20",
          "policy: {conflicts: -1}|from 0 to 20",
          "policy: {reworks: 1.5}|from 0 to 20",
          "policy: {budget: $40}|budget must be a mapping",
          "policy: {budget: {run: lots}}|written as $40",
          "policy: {budget: {day: $40}}|unknown key",
          "policy: {approve: {T1: sample 101%}}|an approval is",
          "policy: {approve: {T4: none}}|unknown key",
          "policy: {approve: none}|approve must be a mapping",
          "policy: {guarded: ['x/[']}|not a pattern",
          "policy: {merge: lines}|merge is structure, built-in or text",
          "policy: {merges: text}|unknown key \"merges\"",
          "containment: maybe|required or none",
          "environment: {A: b}|environment must be",
          "sandbox: {hosts: ['http://x']}|is not a host",
          "dependencies: {registries: {npm: 'file:///x'}}|is not the address of a registry",
          "dependencies: {registries: {npm: 'https://me:word@x.test/'}}|is not the address of a registry",
          "dependencies: {registries: {gem: 'https://x.test/'}}|unknown key \"gem\"",
          "dependencies: {min-age: never}|min-age must be a whole number",
          "models: {m: {in: $3}}|needs its price",
          "gates: {held: {run: x, zero-tests: maybe}, test: {run: x}}|zero-tests is",
          "gates: {test: {run: x, inputs: []}}|names no file",
          "gates: {test: {run: x, inputs: [/etc]}}|not a pattern for paths",
          "gates: {test: {run: x, sarif: y}}|a gate of its own",
          "gates: {test: {run: x}, lint: {run: x, sarif: y, results: z}}|a gate of its own",
          "waivers: G21|must be a list",
          "waivers: [{gate: G21, by: Ada, why: x}]|a waiver needs",
          "waivers: [{gate: G21, by: Ada, why: x, until: tomorrow}]|a waiver needs",
          "waivers: [{gate: G21, task: seven, by: Ada, why: x, until: 2027-01-31}]|is not a task",
          "waivers: [{gate: G21, task: '', by: Ada, why: x, until: 2027-01-31}]|is not a task"
        })
    void a_value_that_says_nothing_sensible(String line, String words) {
      assertThat(faults(LEAST + line + "\n"))
          .anySatisfy(fault -> {
            assertThat(fault.message()).contains(words);
            assertThat(fault.range().line()).isEqualTo(2);
            assertThat(fault.mend()).isNotBlank();
          });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "gates: {test: {run: ''}}",
          "gates: {test: {run: }}",
          "gates: {test: {}}",
          "gates: {test: make}",
          "gates: {test: {run: x, minutes: 0}}",
          "gates: {test: {run: x, minutes: 1441}}",
          "gates: {test: {run: x, results: 'a/['}}",
          "gates: {test: {run: x, results: ''}}",
          "gates: {test: {run: x}, build: {run: ''}}",
          "gates: {test: {run: x}, held: {run: y, overlay: ''}}"
        })
    void a_gate_that_could_not_say_no(String text) {
      assertThat(faults(text)).isNotEmpty();
    }
  }
}
