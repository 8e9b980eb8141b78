package dev.baton.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  @Test
  void is_as_sure_as_its_number_lets_it_be() {
    // n / (n + z²) for n of n.
    assertThat(new Share(30, 30).low()).isCloseTo(30 / (30 + 1.645 * 1.645), within(1e-9));
    assertThat(new Share(30, 30).high()).isEqualTo(1);
    assertThat(new Share(3, 3).low()).isLessThan(0.6);
    assertThat(new Share(0, 0).low()).isZero();
    assertThat(new Share(0, 0).high()).isEqualTo(1);
  }

  @Test
  void is_surer_the_wider_its_bounds() {
    var share = new Share(8, 10);

    // By hand, after Wilson.
    assertThat(share.bounds(1.96).low()).isCloseTo(0.4902, within(1e-4));
    assertThat(share.bounds(1.96).high()).isCloseTo(0.9433, within(1e-4));
    assertThat(share.bounds(1.645).low()).isEqualTo(share.low());
  }

  @Test
  void is_never_more_than_the_whole() {
    assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
