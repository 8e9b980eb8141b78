package dev.baton.testkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testkit.traffic.Street.Proof;
import dev.baton.testkit.traffic.Street.Strategy;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final Traffic BUSY = new Traffic(120, 2, 0.83, 10, 30, 20, 5, 11);

  @Test
  void who_lands_without_a_proof_leaves_the_target_red() {
    assertThat(outcome(Reckless::new).redTips()).isPositive();
  }

  @Test
  void nothing_red_lands_by_the_plan() {
    var all = outcome(street -> new Planned(street, BUSY, (_, _) -> true));
    var sparse = outcome(street -> new Planned(street, BUSY, Change::affects));

    assertThat(all.redTips()).isZero();
    assertThat(sparse.redTips()).isZero();
  }

  @Test
  void proving_ahead_is_quicker_than_one_after_the_other() {
    var serial = outcome(street -> new OneByOne(street, 1));
    var planned = outcome(street -> new Planned(street, BUSY, (_, _) -> true));

    assertThat(planned.percentile(.95)).isLessThan(serial.percentile(.95));
  }

  @Test
  void the_same_traffic_ends_the_same_way() {
    assertThat(outcome(street -> new OneByOne(street, 4)))
        .isEqualTo(outcome(street -> new OneByOne(street, 4)));
  }

  private static Outcome outcome(Function<Street, Strategy> strategy) {
    var street = new Street(BUSY);
    return street.run(strategy.apply(street));
  }

  private record Reckless(Street street) implements Strategy {
    @Override
    public void arrived(Change change) {
      street.land(change);
    }

    @Override
    public void ended(Proof proof) {
      throw new IllegalStateException("nothing was started");
    }
  }
}
