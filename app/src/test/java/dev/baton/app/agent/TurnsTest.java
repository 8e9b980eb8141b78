package dev.baton.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.json.Json;
import dev.baton.core.repo.Tree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(said, true, StandardCharsets.UTF_8));

  private static String tree(char digit) {
    return String.valueOf(digit).repeat(40);
  }

  private Turns turns(Character... trees) {
    Deque<Character> left = new ArrayDeque<>(List.of(trees));
    Supplier<Tree> files =
        () -> {
          var next = left.removeFirst();
          if (next == 'x') {
            throw new IllegalStateException("a file that nobody can read");
          }
          return new Tree(tree(next));
        };
    return new Turns(report, Optional.of(files));
  }

  private List<Json.Obj> said(String type) {
    return said.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> Json.parse(line).asObject())
        .filter(line -> line.text("type").equals(type))
        .toList();
  }

  @Test
  void each_turn_goes_from_where_the_last_one_ended() {
    var turns = turns('1', '2', '3');

    turns.begin();
    turns.ended("claude", "s", "m");
    turns.ended("claude", "s", "m");

    assertThat(said("turn"))
        .extracting(it -> it.number("number") + it.text("before") + it.text("after"))
        .containsExactly("1" + tree('1') + tree('2'), "2" + tree('2') + tree('3'));
  }

  @Test
  void a_turn_that_cannot_be_taken_is_on_record_without_its_files() {
    var turns = turns('1', 'x', '3', '4');

    turns.begin();
    turns.ended("claude", "s", "m");
    turns.ended("claude", "s", "m");
    turns.ended("claude", "s", "m");

    assertThat(said("turn"))
        .extracting(it -> it.number("number") + it.text("before", "") + it.text("after", ""))
        .containsExactly("1", "2", "3" + tree('3') + tree('4'));
    assertThat(said("say")).hasSize(1);
  }

  @Test
  void without_a_place_for_them_none_is_on_record() {
    var turns = new Turns(report, Optional.<Supplier<Tree>>empty());

    turns.begin();
    turns.ended("claude", "s", "m");

    assertThat(said.size()).isZero();
  }
}
