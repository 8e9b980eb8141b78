package dev.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.testkit.sim.Simulation;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
  private static LongStream seeds() {
    var only = Long.getLong("baton.seed");
    return only == null ? LongStream.rangeClosed(1, 500) : LongStream.of(only);
  }

  @ParameterizedTest(name = "./baton-sim --seed {0}")
  @MethodSource("seeds")
  void no_world_breaks_a_promise(long seed) {
    assertThat(new Simulation(seed).run()).isEmpty();
  }
}
