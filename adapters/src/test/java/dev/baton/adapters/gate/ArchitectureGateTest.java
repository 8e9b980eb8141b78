package dev.baton.adapters.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.config.DecisionReader;
import dev.baton.adapters.git.Lab;
import dev.baton.core.decision.Baseline;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Rulings;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Verdict;
import dev.baton.core.repo.Tree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureGateTest {
  private static final String DECISION = "decisions/0007-pure-core.md";
  private static final String RULE =
      """
      ---
      status: accepted
      rules:
        - forbid: {from: core/**, to: java.sql, because: core only decides}
        - owner: {paths: "core/**", person: ada}
      ---

      # The core is pure
      """;

  @TempDir Path folder;
  private Lab lab;
  private final Map<String, String> base = new LinkedHashMap<>();
  private final Map<String, String> head = new LinkedHashMap<>();
  private int trees;

  @BeforeEach
  void a_rule() {
    lab = new Lab(folder);
    base.put(DECISION, RULE);
    base.put("core/Clean.java", "package core;\nclass Clean {}\n");
  }

  private Tree tree(Map<String, String> files) {
    var attempt = Lab.attempt(++trees);
    var clone = lab.open(attempt);
    files.forEach((path, text) -> Lab.write(clone.resolve(path), text));
    return lab.taken(attempt).tree();
  }

  private Decisions decisions(Tree tree) {
    return DecisionReader.read(lab.trees.texts(tree, path -> path.startsWith(Decisions.FOLDER)));
  }

  private GateResult judged() {
    return new ArchitectureGate(lab.trees, this::decisions).of(subject());
  }

  private Subject subject() {
    var all = new LinkedHashMap<>(base);
    all.putAll(head);
    return Subjects.between(lab.trees, tree(base), tree(all));
  }

  @Test
  void a_new_breach_is_refused_in_the_name_of_the_decision() {
    head.put("core/Store.java", "package core;\n\nimport java.sql.Connection;\nclass Store {}\n");

    var result = judged();

    assertThat(result.verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(result.findings())
        .containsExactly(
            new GateFinding(
                "forbid core/** > java.sql",
                "core/Store.java",
                3,
                "uses java.sql.Connection; decision 0007 \"The core is pure\""
                    + " (forbid core/** > java.sql): core only decides"));
  }

  @Test
  void what_was_broken_before_stops_nobody_wherever_it_moves() {
    base.put("core/Store.java", "import java.sql.Connection;\nclass Store {}\n");
    head.put("core/Store.java", "\n\n\nimport java.sql.Connection;\nclass Store { int more; }\n");

    assertThat(judged().verdict()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void a_second_breach_in_a_file_with_one_is_new() {
    base.put("core/Store.java", "import java.sql.Connection;\nclass Store {}\n");
    head.put("core/Store.java", "import java.sql.Connection;\nimport java.sql.Statement;\n");

    assertThat(judged().findings()).extracting(GateFinding::line).containsExactly(2);
  }

  @Test
  void what_the_base_has_frozen_may_come_back() {
    base.put("core/Store.java", "import java.sql.Connection;\nclass Store {}\n");
    var broken = tree(base);
    var frozen =
        Baseline.of(new Rulings(Sources.of(lab.trees, broken).graph()).breaches(decisions(broken)));
    base.put(Baseline.FILE, frozen.text());
    base.put("core/Store.java", "class Store {}\n");
    head.put("core/Store.java", "import java.sql.Connection;\nclass Store {}\n");

    assertThat(frozen.frozen()).hasSize(1);
    assertThat(judged().verdict()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void a_change_cannot_give_itself_leave() {
    head.put("core/Store.java", "import java.sql.Connection;\nclass Store {}\n");
    var own = new LinkedHashMap<>(base);
    own.putAll(head);
    var tree = tree(own);
    head.put(
        Baseline.FILE,
        Baseline.of(new Rulings(Sources.of(lab.trees, tree).graph()).breaches(decisions(tree)))
            .text());
    head.put(DECISION, RULE.replace("accepted", "rejected"));

    assertThat(judged().verdict()).isInstanceOf(Verdict.Fail.class);
  }

  @Test
  void a_proposed_decision_asks_for_nothing() {
    base.put(DECISION, RULE.replace("accepted", "proposed"));
    head.put("core/Store.java", "import java.sql.Connection;\nclass Store {}\n");

    assertThat(judged().verdict()).isInstanceOf(Verdict.NotApplicable.class);
  }

  @Test
  void a_decision_that_becomes_unreadable_is_refused() {
    head.put(DECISION, RULE.replace("forbid:", "forbids:"));

    assertThat(judged().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.path()).isEqualTo(DECISION);
          assertThat(finding.line()).isEqualTo(4);
          assertThat(finding.message()).contains("did you mean \"forbid\"?");
        });
  }

  @Test
  void where_a_decision_cannot_be_read_nothing_is_shown_until_it_is_mended() {
    base.put(DECISION, RULE.replace("forbid:", "forbids:"));
    head.put("core/More.java", "class More {}\n");
    assertThat(judged().verdict()).isInstanceOf(Verdict.NoEvidence.class);

    head.put(DECISION, RULE);
    assertThat(judged().verdict().stopsAt(Instant.EPOCH)).isFalse();
  }

  @Test
  void an_owner_is_asked_about_what_changes_there_and_only_there() {
    var gate = new OwnerGate(this::decisions);
    head.put("web/Page.java", "class Page {}\n");
    assertThat(gate.of(subject()).verdict()).isInstanceOf(Verdict.Pass.class);

    head.put("core/Clean.java", "class Clean { int more; }\n");
    assertThat(gate.of(subject()).findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.message()).contains("ada is asked").contains("decision 0007"));
  }
}
