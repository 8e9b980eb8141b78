package dev.baton.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.layout.Layered.Arrow;
import dev.baton.core.layout.Layered.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredTest {
  private static final Measure MEASURE = new Measure(100, 30, 40, 10);

  @Test
  void what_waits_stands_to_the_right_of_what_it_waits_for() {
    var drawing =
        Layered.of(3, List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(0, 2)), MEASURE);

    assertThat(drawing.places()).extracting(Layered.Place::x).containsExactly(0, 140, 280);
    assertThat(drawing.width()).isEqualTo(380);
  }

  @Test
  void lines_that_need_not_cross_do_not() {
    var drawing = Layered.of(4, List.of(new Arrow(0, 3), new Arrow(1, 2)), MEASURE);

    assertThat(drawing.layers().get(1)).containsExactly(3, 2);
  }

  @Test
  void what_follows_one_alone_stands_beside_it() {
    var drawing = Layered.of(2, List.of(new Arrow(0, 1)), MEASURE);

    assertThat(drawing.places().get(0).y()).isEqualTo(drawing.places().get(1).y()).isZero();
  }

  @Test
  void a_circle_is_drawn_without_the_arrows_that_close_it() {
    var drawing = Layered.of(2, List.of(new Arrow(0, 1), new Arrow(1, 0)), MEASURE);

    assertThat(drawing.lines()).isEmpty();
  }

  @Test
  void nothing_has_no_size() {
    assertThat(Layered.of(0, List.of(), MEASURE))
        .isEqualTo(new Layered(List.of(), List.of(), 0, 0));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void no_two_boxes_touch_whatever_the_graph(long seed) {
    var drawing = Layered.of(200, arrows(200, 400, seed), MEASURE);

    for (var layer : drawing.layers()) {
      for (int i = 1; i < layer.size(); i++) {
        assertThat(drawing.places().get(layer.get(i)).y())
            .isGreaterThanOrEqualTo(
                drawing.places().get(layer.get(i - 1)).y() + MEASURE.boxHeight());
      }
    }
    assertThat(drawing.places()).allMatch(place -> place.y() >= 0);
    assertThat(drawing).isEqualTo(Layered.of(200, arrows(200, 400, seed), MEASURE));
  }

  /// From an earlier node to a later one, so there is no circle.
  static List<Arrow> arrows(int nodes, int count, long seed) {
    var chance = new SplittableRandom(seed);
    var arrows = new ArrayList<Arrow>();
    for (int i = 0; i < count; i++) {
      int to = chance.nextInt(1, nodes);
      arrows.add(new Arrow(chance.nextInt(Math.max(0, to - 30), to), to));
    }
    return arrows;
  }
}
