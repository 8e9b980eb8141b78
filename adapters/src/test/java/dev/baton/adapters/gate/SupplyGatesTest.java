package dev.baton.adapters.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.config.PolicyReader;
import dev.baton.adapters.git.Lab;
import dev.baton.core.gate.GateResult;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Facts;
import dev.baton.engine.Registries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyGatesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String ADVISORY =
      """
      {"id":"X-1","affected":[{"package":{"ecosystem":"PyPI","name":"New_Pack"},
       "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.1"}]}]}]}
      """;

  @TempDir Path folder;
  private Lab lab;
  private final Map<String, String> base = new LinkedHashMap<>();
  private final Map<String, String> head = new LinkedHashMap<>();
  private final Map<String, Optional<String>> asked = new ConcurrentHashMap<>();
  private String policy = "dependencies: {licences: [MIT]}";
  private Answer answer = known("2020-01-01T00:00:00Z");
  private Duration slowness = Duration.ZERO;
  private int trees;

  @BeforeEach
  void aChangeThatDependsOnMore() {
    lab = new Lab(folder);
    base.put("requirements.txt", "old==1.0\n");
    head.put("requirements.txt", "old==1.0\nnew-pack==1.0\n");
  }

  private static Answer known(String published) {
    return new Answer.Known(
        new Facts("1.0", Optional.of(Instant.parse(published)), List.of("MIT"), Optional.empty()));
  }

  private Tree tree(Map<String, String> files) {
    var attempt = Lab.attempt(++trees);
    var clone = lab.open(attempt);
    files.forEach((path, text) -> Lab.write(clone.resolve(path), text));
    return lab.taken(attempt).tree();
  }

  private Policy policy() {
    var yaml = "gates: {test: {run: x}}\n" + policy;
    return switch (PolicyReader.read("baton.yaml", yaml)) {
      case PolicyReader.Reading.Understood(var read) -> read;
      case PolicyReader.Reading.Faulty(var findings) -> throw new AssertionError(findings);
    };
  }

  private Map<String, GateResult> judged() {
    Registries registries =
        (what, address) -> {
          asked.put(what.words(), address);
          try {
            Thread.sleep(slowness);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return answer;
        };
    var gates = new SupplyGates(lab.trees, registries, Duration.ofSeconds(1));
    var all = new LinkedHashMap<String, GateResult>();
    gates
        .of(Subjects.under(policy(), lab.trees, tree(base), tree(head)), NOW)
        .forEach(result -> all.put(result.gate().id(), result));
    return all;
  }

  private static GateResult one(Map<String, GateResult> results, String gate) {
    return Objects.requireNonNull(results.get(gate), gate);
  }

  private void says(String gate, String verdict, String why) {
    var result = one(judged(), gate);
    assertThat(result.verdict().word()).as("%s", result).isEqualTo(verdict);
    assertThat(result.verdict().why()).contains(why);
  }

  @Test
  void what_is_there_and_has_been_for_long_passes() {
    var results = judged();

    assertThat(one(results, "G14").verdict().word()).isEqualTo("pass");
    assertThat(one(results, "G12").verdict().word()).isEqualTo("pass");
    assertThat(one(results, "G11").verdict().word()).isEqualTo("not-applicable");
    assertThat(asked).containsOnlyKeys("new-pack@1.0");
  }

  @Test
  void nobody_is_asked_without_a_policy_for_it() {
    policy = "";

    says("G14", "not-applicable", "no `dependencies`");
    assertThat(asked).isEmpty();
  }

  @Test
  void nobody_is_asked_about_what_is_not_new() {
    head.put("requirements.txt", "# nothing more\nold==1.0\n");

    says("G14", "not-applicable", "nothing is depended on");
    assertThat(asked).isEmpty();
  }

  @Test
  void nobody_is_asked_about_what_the_repository_makes_itself() {
    base.put("part/pyproject.toml", "[project]\nname = \"New.Pack\"\n");
    head.put("part/pyproject.toml", "[project]\nname = \"New.Pack\"\nversion = \"2\"\n");

    says("G14", "not-applicable", "nothing is depended on");
    assertThat(asked).isEmpty();
  }

  @Test
  void what_the_change_makes_itself_is_in_no_registry_and_hides_nothing_that_is() {
    head.put("part/pyproject.toml", "[project]\nname = \"New.Pack\"\n");

    answer = new Answer.NoSuchPackage();
    says("G14", "pass", "");
    answer = known(NOW.minus(Duration.ofDays(2)).toString());
    says("G12", "fail", "new-pack");
  }

  @Test
  void a_name_that_the_change_takes_away_is_a_strangers_from_then_on() {
    base.put("part/pyproject.toml", "[project]\nname = \"New.Pack\"\n");
    answer = new Answer.NoSuchPackage();

    says("G14", "fail", "the registry of pypi knows no new-pack");
  }

  @Test
  void the_policy_says_where_to_ask() {
    policy = "dependencies: {registries: {pypi: 'https://x.test/simple/'}}";
    judged();

    assertThat(asked).containsEntry("new-pack@1.0", Optional.of("https://x.test/simple/"));
  }

  @Test
  void what_is_not_there_is_stopped() {
    answer = new Answer.NoSuchPackage();
    says("G14", "fail", "the registry of pypi knows no new-pack");
  }

  @Test
  void what_comes_from_elsewhere_is_stopped() {
    head.put("requirements.txt", "old==1.0\nnew-pack @ git+https://x.test/new\n");
    says("G14", "fail", "comes from git+https://x.test/new, which is no registry");
  }

  @Test
  void what_is_young_waits_for_a_person() {
    answer = known("2026-11-20T00:00:00Z");
    says("G12", "fail", "has been out for 1 days");
  }

  @Test
  void silence_is_no_evidence() {
    answer = new Answer.Silent("nobody answered");
    var results = judged();

    for (var gate : List.of("G12", "G14")) {
      assertThat(one(results, gate).verdict().word()).isEqualTo("no-evidence");
      assertThat(one(results, gate).verdict().why()).contains("new-pack@1.0: nobody answered");
      assertThat(one(results, gate).verdict().stopsAt(NOW)).isTrue();
    }
  }

  @Test
  void a_registry_that_does_not_say_since_when_is_no_evidence() {
    answer = new Answer.Known(new Facts("1.0", Optional.empty(), List.of("MIT"), Optional.empty()));
    says("G12", "no-evidence", "does not say since when there is new-pack@1.0");
  }

  @Test
  void an_answer_that_comes_too_late_is_none() {
    slowness = Duration.ofSeconds(5);
    says("G14", "no-evidence", "not all packages were answered for within 1 s");
  }

  @Nested
  class An_advisory {
    @Test
    void of_the_base_is_held_against_the_change_that_takes_it_away() {
      policy = "dependencies: {advisories: security/osv}";
      base.put("security/osv/X-1.json", ADVISORY);

      says("G11", "fail", "new-pack@1.0 is affected by X-1");
    }

    @Test
    void may_lie_outside() {
      Lab.write(folder.resolve("osv/X-1.json"), ADVISORY);
      policy = "dependencies: {advisories: '" + folder.resolve("osv") + "'}";

      says("G11", "fail", "new-pack@1.0 is affected by X-1");
    }

    @Test
    void about_another_version_is_none_here() {
      policy = "dependencies: {advisories: security/osv}";
      base.put("security/osv/X-1.json", ADVISORY);
      head.put("requirements.txt", "old==1.0\nnew-pack==1.1\n");

      says("G11", "pass", "");
    }

    @Test
    void that_is_not_there_is_no_evidence() {
      policy = "dependencies: {advisories: security/osv}";
      says("G11", "no-evidence", "there is no advisory in it");
      policy = "dependencies: {advisories: /not/there}";
      says("G11", "no-evidence", "it cannot be read");
    }

    @Test
    void that_cannot_be_read_is_no_evidence() {
      policy = "dependencies: {advisories: security/osv}";
      base.put("security/osv/X-1.json", "{\"about\":\"new-pack\"");

      says("G11", "no-evidence", "it is no advisory");
    }
  }
}
