package dev.baton.core.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.core.plan.Contract;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssignerTest {
  private static final Member SONNET = agent("sonnet", "claude", 2);
  private static final Member OPUS = agent("opus", "claude", 2);
  private static final Member CODEX = agent("codex", "codex", 2);

  private static Member agent(String name, String family, int max) {
    return new Member(name, new Member.Kind.Agent(family, Optional.empty(), Optional.empty()), max);
  }

  private static Standing standing(Member member, int passed, int tried) {
    return new Standing(member.name(), tried, passed, Money.dollars(tried), 0);
  }

  private static List<Assignment> assigned(int tasks, List<Member> team, Standing... standings) {
    var assigner = new Assigner(team, List.of(standings));
    return IntStream.rangeClosed(1, tasks)
        .mapToObj(number -> assigner.of(contract(number, Contract.ANY_AGENT)).orElseThrow())
        .toList();
  }

  private static Contract contract(int number, String performer) {
    return Contract.blank(new TaskId("T-0" + number), performer);
  }

  @Nested
  class A_task_goes {
    @Test
    void to_whoever_the_contract_names_and_to_nobody_else() {
      var assigner = new Assigner(List.of(SONNET, CODEX), List.of());

      assertThat(assigner.of(contract(1, "codex")).orElseThrow().roles()).containsExactly("codex");
      assertThat(assigner.of(contract(2, "nobody"))).isEmpty();
    }

    @Test
    void to_a_person_where_the_contract_wants_one() {
      assertThat(
              new Assigner(List.of(SONNET), List.of())
                  .of(contract(1, Policy.HUMAN))
                  .orElseThrow()
                  .roles())
          .containsExactly("human");
    }

    @Test
    void by_slots_while_nobody_is_known() {
      assertThat(assigned(3, List.of(agent("wide", "goose", 2), CODEX)))
          .extracting(each -> each.roles().getFirst())
          .containsExactly("wide", "codex", "wide");
    }

    @Test
    void by_slots_though_one_was_luckier() {
      assertThat(assigned(2, List.of(SONNET, CODEX), standing(SONNET, 2, 4), standing(CODEX, 4, 4)))
          .extracting(each -> each.roles().getFirst())
          .containsExactly("codex", "sonnet");
    }

    @Test
    void never_first_to_who_is_clearly_worse() {
      var all =
          assigned(4, List.of(SONNET, CODEX), standing(SONNET, 3, 20), standing(CODEX, 18, 20));

      assertThat(all).extracting(each -> each.roles().getFirst()).containsOnly("codex");
      assertThat(all.getFirst().why()).contains("sonnet is clearly worse: 3 of 20");
    }

    @Test
    void to_the_cheaper_of_two_that_are_alike() {
      var dear = new Standing("sonnet", 10, 9, Money.dollars(30), 0);
      var cheap = new Standing("codex", 10, 9, Money.dollars(10), 0);

      assertThat(assigned(1, List.of(SONNET, CODEX), dear, cheap).getFirst().roles().getFirst())
          .isEqualTo("codex");
    }
  }

  @Nested
  class After_a_failure {
    @Test
    void another_family_tries_before_a_sister() {
      assertThat(assigned(1, List.of(SONNET, OPUS, CODEX)).getFirst().roles())
          .containsExactly("sonnet", "codex", "opus");
    }
  }

  @Nested
  class A_standing {
    @Test
    void leaves_everything_open_before_anything_is_known() {
      var none = Standing.none("x");

      assertThat(none.low()).isZero();
      assertThat(none.high()).isEqualTo(1);
      assertThat(none.expected()).isEqualTo(0.5);
    }

    // Wilson's interval for 8 of 10 at 90 %, as in any table of it.
    @Test
    void lies_where_the_interval_of_wilson_lies() {
      var some = new Standing("x", 10, 8, Money.ZERO, 0);

      assertThat(some.low()).isCloseTo(0.541, within(0.001));
      assertThat(some.high()).isCloseTo(0.931, within(0.001));
    }
  }
}
