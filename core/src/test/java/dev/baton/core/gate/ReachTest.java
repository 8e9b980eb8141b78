package dev.baton.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
  private final Reach shop = Reach.of(Set.of("shop", "common"));
  private final Reach stock = Reach.of(Set.of("stock", "common"));
  private final Reach words = Reach.of(Set.of("words"));

  @Test
  void two_that_one_gate_sees_both_of_meet() {
    assertThat(shop.meets(stock)).isTrue();
    assertThat(stock.meets(shop)).isTrue();
  }

  @Test
  void two_that_no_gate_sees_both_of_do_not() {
    assertThat(shop.meets(words)).isFalse();
    assertThat(words.meets(shop)).isFalse();
  }

  @Test
  void has_the_gates_it_names() {
    assertThat(shop.has(new Gate("shop", "any", 1, Severity.BLOCK))).isTrue();
    assertThat(shop.has(new Gate("stock", "any", 1, Severity.BLOCK))).isFalse();
    assertThat(Reach.EVERYTHING.has(new Gate("stock", "any", 1, Severity.BLOCK))).isTrue();
  }

  @Test
  void everything_meets_whatever_there_is() {
    assertThat(Reach.EVERYTHING.meets(words)).isTrue();
    assertThat(words.meets(Reach.EVERYTHING)).isTrue();
  }
}
