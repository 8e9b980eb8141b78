package dev.baton.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.blame.Attribution.Verdict;
import dev.baton.core.blame.Inquiry.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InquiryTest {
  private static final int SEEDS = 300;

  private record Tally(long right, long wrongBlame, long exact, long medianRuns) {}

  private static Tally tally(LongFunction<World> worlds, Verdict truth, boolean isExact) {
    var runs = new ArrayList<Integer>();
    long right = 0;
    long wrong = 0;
    long exact = 0;
    for (long seed : LongStream.range(0, SEEDS).toArray()) {
      var world = worlds.apply(seed);
      var found = world.attribution(500);
      runs.add(world.observations.size());
      right += found.verdict() == truth ? 1 : 0;
      wrong += found.verdict().blames() && found.verdict() != truth ? 1 : 0;
      exact +=
          isExact && !found.sets().isEmpty() && found.sets().getFirst().equals(truth(seed, worlds))
              ? 1
              : 0;
    }
    runs.sort(null);
    return new Tally(right, wrong, exact, runs.get(runs.size() / 2));
  }

  private static Selection truth(long seed, LongFunction<World> worlds) {
    return worlds.apply(seed).culprit();
  }

  @Nested
  class Without_chance {
    @Test
    void a_single_culprit_is_found_exactly() {
      for (var origin : List.of(Origin.AGENT, Origin.HUMAN)) {
        var tally =
            tally(
                seed -> {
                  var world = new World(seed).changes(8);
                  return world.fails(world.one(origin));
                },
                origin == Origin.AGENT ? Verdict.AGENT : Verdict.HUMAN,
                true);

        assertThat(tally.right()).isEqualTo(SEEDS);
        assertThat(tally.exact()).isEqualTo(SEEDS);
        assertThat(tally.medianRuns()).isLessThanOrEqualTo(13);
      }
    }

    @Test
    void an_interaction_is_found_exactly() {
      var tally =
          tally(
              seed -> {
                var world = new World(seed).changes(8);
                return world.fails(world.one(Origin.AGENT).and(world.one(Origin.HUMAN)));
              },
              Verdict.INTERACTION,
              true);

      assertThat(tally.right()).isEqualTo(SEEDS);
      assertThat(tally.exact()).isEqualTo(SEEDS);
    }

    @Test
    void needs_across_origins_do_not_move_the_blame() {
      var tally =
          tally(
              seed -> {
                var world = new World(seed).changes(8);
                var culprit = world.one(Origin.AGENT);
                return world
                    .fails(culprit)
                    .needs(world.one(Origin.HUMAN).atoms().getFirst(), culprit.atoms().getFirst());
              },
              Verdict.AGENT,
              false);

      assertThat(tally.wrongBlame()).isZero();
      assertThat(tally.right()).isEqualTo(SEEDS);
    }

    @Test
    void what_was_red_before_is_nobody_s() {
      assertThat(new World(1).changes(6).alwaysRed().verdict()).isEqualTo(Verdict.ENVIRONMENT);
    }

    @Test
    void what_is_green_is_no_fault() {
      assertThat(new World(1).changes(6).verdict()).isEqualTo(Verdict.NO_FAULT);
    }

    @Test
    void an_unknown_culprit_accuses_nobody() {
      var world = new World(1).changes(6);
      var stray = world.atom(Label.NONE, Atom.Kind.CODE);

      assertThat(world.fails(new Selection(List.of(stray))).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void two_causes_are_both_shown_and_neither_is_accused() {
      var world = new World(1).changes(6);
      var found =
          world.fails(world.one(Origin.AGENT)).fails(world.one(Origin.HUMAN)).attribution(500);

      assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(found.sets()).hasSize(2);
    }

    @Test
    void a_test_that_asks_for_something_new_is_a_gap_in_the_spec() {
      var world = new World(1).changes(6);
      var test = world.atom(new Label(Origin.HUMAN, "expectation", "expectation"), Atom.Kind.TEST);

      assertThat(world.fails(new Selection(List.of(test))).verdict()).isEqualTo(Verdict.SPEC_GAP);
    }
  }

  @Nested
  class With_chance {
    @Test
    void flakes_without_a_fault_accuse_hardly_anybody() {
      long wrong = 0;
      for (var probability : List.of(0.05, 0.2, 0.5, 0.8)) {
        var tally =
            tally(seed -> new World(seed).changes(8).flaky(probability), Verdict.FLAKY, false);
        wrong += tally.wrongBlame();
      }

      assertThat(wrong).isLessThanOrEqualTo(4 * SEEDS / 50);
    }

    @Test
    void a_fault_among_flakes_is_still_found() {
      for (var probability : List.of(0.02, 0.05, 0.2)) {
        var tally =
            tally(
                seed -> {
                  var world = new World(seed).changes(8);
                  return world
                      .fails(world.one(Origin.AGENT).and(world.one(Origin.HUMAN)))
                      .flaky(probability);
                },
                Verdict.INTERACTION,
                true);

        assertThat(tally.wrongBlame()).as("f=" + probability).isLessThanOrEqualTo(SEEDS / 50);
      }
    }
  }

  @Nested
  class The_bounds {
    @Test
    void no_run_more_than_allowed() {
      for (int most = 0; most < 12; most++) {
        var world = new World(3).changes(8);
        world.fails(world.one(Origin.AGENT).and(world.one(Origin.HUMAN)));

        var found = world.attribution(most);

        assertThat(world.observations).hasSizeLessThanOrEqualTo(most);
        assertThat(found.complete()).as("with " + most).isFalse();
      }
    }

    @Test
    void the_answers_on_record_are_the_whole_state() {
      var world = new World(5).changes(8);
      world.fails(world.one(Origin.AGENT));
      var found = world.attribution(500);

      assertThat(new Inquiry(world.atoms, 500).next(world.observations))
          .isEqualTo(new Step.Done(found));
      for (int i = 0; i < world.observations.size(); i++) {
        assertThat(new Inquiry(world.atoms, 500).next(world.observations.subList(0, i)))
            .isInstanceOf(Step.Try.class);
      }
    }
  }
}
