package dev.baton.app.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.app.Cells;
import dev.baton.app.Policies;
import dev.baton.core.policy.Policy;
import dev.baton.engine.Containment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A few of the cases, and proof that the red team sees a hole where there is one. All of them are
/// played by `./verify --all`.
class RedTeamTest {
  private static Policy policy(String more) {
    return Policies.parsed(
        "baton.yaml",
        """
        target: main
        team:
          x: {agent: command, run: "true"}
        gates:
          test: {run: "true"}
        """
            + more);
  }

  private static List<Case> cases(String... ids) {
    return CaseBook.all().stream().filter(each -> List.of(ids).contains(each.id())).toList();
  }

  private static Report attacked(Policy policy, Containment walls, String... ids) {
    return new RedTeam(policy, walls, (_, _) -> {}).attack(cases(ids));
  }

  @Test
  void catches_one_of_each_kind_and_lets_their_twins_pass() {
    var report = attacked(policy(""), Cells.wallsIfAny(), "A08", "A29", "A31", "A38", "A47");

    assertThat(report.lines())
        .allSatisfy(line -> {
          assertThat(line.caught())
              .as("%s by %s: %s", line.attack().id(), line.by(), line.words())
              .isTrue();
          assertThat(line.twinPassed()).as(line.attack().id() + line.twinWords()).isTrue();
        });
    assertThat(report.isClean()).isTrue();
  }

  @Test
  void sees_the_hole_that_a_waiver_makes() {
    var waived =
        policy(
            """
            waivers:
              - {gate: G05, by: Ada, why: "a fixture", until: 2999-01-01}
            """);

    var report = attacked(waived, Cells.wallsIfAny(), "A38");

    assertThat(report.isClean()).isFalse();
    assertThat(report.lines().getFirst().words()).isEqualTo("landed");
  }

  @Test
  void sees_the_hole_that_missing_walls_make() {
    var report = attacked(policy("containment: none\n"), Containment.NONE, "A41");

    assertThat(report.lines().getFirst().caught()).isFalse();
    assertThat(report.lines().getFirst().words()).contains("the trap was touched");
  }
}
