package dev.baton.core.queue;

import static dev.baton.core.queue.Intent.Act.CONFIRM;
import static dev.baton.core.queue.Intent.Act.CONFIRMING;
import static dev.baton.core.queue.Intent.Act.DOUBT;
import static dev.baton.core.queue.Intent.Act.FOLLOW;
import static dev.baton.core.queue.Intent.Act.GO_ON;
import static dev.baton.core.queue.Intent.Act.LAND;
import static dev.baton.core.queue.Intent.Act.LANDING;
import static dev.baton.core.queue.Intent.Act.PROVE;
import static dev.baton.core.queue.Intent.Act.STAND_BY;
import static dev.baton.core.queue.Intent.Act.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.queue.Lineup.Place;
import dev.baton.core.queue.Standing.Confirming;
import dev.baton.core.queue.Standing.Doubtful;
import dev.baton.core.queue.Standing.Known;
import dev.baton.core.queue.Standing.Landing;
import dev.baton.core.queue.Standing.Proved;
import dev.baton.core.queue.Standing.Proving;
import dev.baton.core.queue.Standing.Untried;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LineupTest {
  @Nested
  class Where_each_affects_each {
    @Test
    void every_place_is_proved_as_if_those_before_had_landed() {
      var plan = plan(LineupTest::isAny, 3, List.of(untried("a"), untried("b"), untried("c")));

      assertThat(plan)
          .containsExactly(
              new Intent<>(PROVE, "a", List.of()),
              new Intent<>(PROVE, "b", List.of("a")),
              new Intent<>(PROVE, "c", List.of("a", "b")));
    }

    @Test
    void no_more_proofs_run_than_may() {
      var plan = plan(LineupTest::isAny, 2, List.of(proving("a"), untried("b"), untried("c")));

      assertThat(plan)
          .containsExactly(
              new Intent<>(GO_ON, "a", List.of()),
              new Intent<>(PROVE, "b", List.of("a")),
              new Intent<>(WAIT, "c", List.of("a", "b")));
    }

    @Test
    void what_lands_now_takes_no_proof_from_others() {
      var landing = new Place<>("a", new Landing<String>());

      assertThat(plan(LineupTest::isAny, 1, List.of(landing, untried("b"))))
          .containsExactly(
              new Intent<>(LANDING, "a", List.of()), new Intent<>(PROVE, "b", List.of("a")));
    }

    @Test
    void what_was_refused_is_not_counted_on() {
      var red = new Place<>("b", new Doubtful<>(List.of("a")));

      assertThat(plan(LineupTest::isAny, 3, List.of(proving("a"), red, proving("c", "a", "b"))))
          .containsExactly(
              new Intent<>(GO_ON, "a", List.of()),
              new Intent<>(DOUBT, "b", List.of("a")),
              new Intent<>(PROVE, "c", List.of("a")));
    }

    @Test
    void what_was_refused_behind_others_than_now_is_tried_again() {
      var red = new Place<>("b", new Doubtful<>(List.of("gone")));

      assertThat(plan(LineupTest::isAny, 3, List.of(proving("a"), red)))
          .contains(new Intent<>(PROVE, "b", List.of("a")));
    }

    @Test
    void what_is_proved_behind_others_follows_them() {
      var proved = new Place<>("b", new Proved<>(List.of("a")));

      assertThat(plan(LineupTest::isAny, 2, List.of(proving("a"), proved)))
          .contains(new Intent<>(FOLLOW, "b", List.of("a")));
    }

    @Test
    void what_is_proved_behind_nobody_lands_whoever_came_before() {
      var proved = new Place<>("b", new Proved<String>(List.of()));

      assertThat(plan(LineupTest::isAny, 2, List.of(proving("a"), proved)))
          .contains(new Intent<>(LAND, "b", List.of()));
    }
  }

  @Nested
  class Where_few_affect_each_other {
    @Test
    void nobody_is_proved_behind_what_cannot_change_the_answer() {
      var plan =
          plan(LineupTest::isInOneFolder, 4, List.of(untried("x1"), untried("y1"), untried("x2")));

      assertThat(plan)
          .containsExactly(
              new Intent<>(PROVE, "x1", List.of()),
              new Intent<>(PROVE, "y1", List.of()),
              new Intent<>(PROVE, "x2", List.of("x1")));
    }

    @Test
    void what_rests_on_the_fewest_assumptions_goes_first() {
      var plan =
          plan(LineupTest::isInOneFolder, 2, List.of(untried("x1"), untried("x2"), untried("y1")));

      assertThat(plan)
          .containsExactly(
              new Intent<>(PROVE, "x1", List.of()),
              new Intent<>(WAIT, "x2", List.of("x1")),
              new Intent<>(PROVE, "y1", List.of()));
    }
  }

  @Nested
  class What_was_proved_before_others_landed_that_cannot_matter {
    private final Place<String> known = new Place<>("x", new Known<>());
    private final Place<String> confirming = new Place<>("x", new Confirming<>());

    @Test
    void is_shown_on_what_the_target_is_now_though_all_proofs_run() {
      assertThat(plan(LineupTest::isInOneFolder, 1, List.of(proving("y"), known)))
          .containsExactly(
              new Intent<>(GO_ON, "y", List.of()), new Intent<>(CONFIRM, "x", List.of()));
    }

    @Test
    void takes_no_proof_from_others_while_it_is_shown() {
      assertThat(plan(LineupTest::isInOneFolder, 1, List.of(confirming, untried("y"))))
          .containsExactly(
              new Intent<>(CONFIRMING, "x", List.of()), new Intent<>(PROVE, "y", List.of()));
    }

    @Test
    void is_shown_one_at_a_time() {
      var other = new Place<>("y", new Known<String>());

      assertThat(plan(LineupTest::isInOneFolder, 2, List.of(known, other)))
          .containsExactly(
              new Intent<>(CONFIRM, "x", List.of()), new Intent<>(STAND_BY, "y", List.of()));
      assertThat(plan(LineupTest::isInOneFolder, 2, List.of(confirming, other)))
          .contains(new Intent<>(STAND_BY, "y", List.of()));
    }

    @Test
    void waits_for_what_lands_now_and_would_make_it_stale_again() {
      var landing = new Place<>("y", new Landing<String>());
      var proved = new Place<>("y", new Proved<String>(List.of()));

      assertThat(plan(LineupTest::isInOneFolder, 2, List.of(landing, known)))
          .contains(new Intent<>(STAND_BY, "x", List.of()));
      assertThat(plan(LineupTest::isInOneFolder, 2, List.of(proved, known)))
          .contains(new Intent<>(STAND_BY, "x", List.of()));
    }
  }

  @Test
  void a_plan_is_found_again_as_long_as_nothing_has_changed() {
    var places = IntStream.range(0, 200).mapToObj(i -> untried("p" + i)).toList();
    var lineup = new Lineup<>(places, LineupTest::isAny, 8);

    assertThat(lineup.plan()).isEqualTo(lineup.plan()).hasSize(200);
  }

  private static boolean isAny(String one, String other) {
    return !one.equals(other);
  }

  private static boolean isInOneFolder(String one, String other) {
    return one.charAt(0) == other.charAt(0);
  }

  private static List<Intent<String>> plan(
      BiPredicate<String, String> affects, int proofs, List<Place<String>> places) {
    return new Lineup<>(places, affects, proofs).plan();
  }

  private static Place<String> untried(String key) {
    return new Place<>(key, new Untried<>());
  }

  private static Place<String> proving(String key, String... behind) {
    return new Place<>(key, new Proving<>(List.of(behind)));
  }
}
