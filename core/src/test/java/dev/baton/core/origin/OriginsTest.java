package dev.baton.core.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.origin.FileOrigins.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OriginsTest {
  private static final Author AGENT = new Author.Turn("s_1", "t_1");
  private static final Author LATER = new Author.Turn("s_1", "t_2");
  private static final Author ADA = new Author.Person("h_1");

  private static final int MANY = 60_000;

  private static FileOrigins file(Span... spans) {
    return FileOrigins.of(List.of(spans));
  }

  private static Span span(int from, int to) {
    return new Span(from, to, AGENT);
  }

  @Nested
  class Overlaps {
    @Test
    void leave_the_lines_that_one_author_has_alone() {
      var said = file(span(1, 9), new Span(4, 6, ADA), span(5, 5), new Span(8, 12, LATER));

      assertThat(said.spans()).containsExactly(span(1, 3), span(7, 7), new Span(10, 12, LATER));
    }

    @Test
    @Timeout(20)
    void by_the_ten_thousand_are_read_at_once() {
      var nested = new ArrayList<Span>();
      for (int i = 1; i <= MANY; i++) {
        nested.add(new Span(i, 2 * MANY - i, new Author.Turn("s_1", "t_" + i)));
      }

      assertThat(FileOrigins.of(nested).spans()).hasSize(2);
    }
  }

  @Nested
  class Edits {
    @Test
    void shift_what_is_below_and_leave_what_is_above() {
      var moved = file(span(2, 3), span(8, 9)).through(List.of(new Edit(5, 0, 6, 4)));

      assertThat(moved.spans()).containsExactly(span(2, 3), span(12, 13));
    }

    @Test
    void drop_what_they_touch() {
      var moved = file(span(1, 10)).through(List.of(new Edit(4, 2, 4, 1)));

      assertThat(moved.spans()).containsExactly(span(1, 3), span(5, 9));
      assertThat(moved.at(4)).isEmpty();
    }

    @Test
    void part_a_block_that_something_is_put_into() {
      var moved = file(span(1, 4)).through(List.of(new Edit(2, 0, 3, 1)));

      assertThat(moved.spans()).containsExactly(span(1, 2), span(4, 5));
    }

    @Test
    void may_stand_before_the_first_line() {
      assertThat(file(span(1, 1)).through(List.of(new Edit(0, 0, 1, 2))).spans())
          .containsExactly(span(3, 3));
    }

    @Test
    void may_take_all_lines_away() {
      assertThat(file(span(1, 3)).through(List.of(new Edit(1, 3, 0, 0))).isEmpty()).isTrue();
    }
  }

  @Nested
  class A_renamed_file {
    @Test
    void keeps_its_authors_under_the_new_name() {
      var before = new Origins(Map.of("old", file(span(1, 2)), "other", file(span(5, 5))));
      var change =
          new FileEdits(Optional.of("old"), Optional.of("new"), List.of(new Edit(1, 1, 1, 1)));

      var after = before.through(List.of(change));

      assertThat(after)
          .isEqualTo(new Origins(Map.of("new", file(span(2, 2)), "other", file(span(5, 5)))));
    }

    @Test
    void does_not_give_them_to_what_takes_its_place() {
      var before = new Origins(Map.of("a", file(span(1, 2)), "b", file(new Span(1, 2, ADA))));
      var changes =
          List.of(
              new FileEdits(Optional.of("a"), Optional.of("b"), List.of()),
              new FileEdits(Optional.of("b"), Optional.of("a"), List.of()));

      var after = before.through(changes);

      assertThat(after.at("b", 1)).contains(AGENT);
      assertThat(after.at("a", 1)).contains(ADA);
    }
  }

  @Test
  void the_last_author_of_a_line_has_it() {
    var together = file(span(3, 4)).or(file(new Span(1, 6, ADA)));

    assertThat(together.spans())
        .containsExactly(new Span(1, 2, ADA), span(3, 4), new Span(5, 6, ADA));
  }

  @Test
  void a_line_with_two_authors_has_none() {
    assertThat(file(span(1, 4), new Span(3, 6, ADA)).spans())
        .containsExactly(span(1, 2), new Span(5, 6, ADA));
  }

  /// Lines are unique numbers here, and the model simply remembers who made each.
  @Test
  void a_line_keeps_its_author_through_any_edits_and_gets_no_other() {
    for (int seed = 0; seed < 5_000; seed++) {
      var chance = new Random(seed);
      var made = new HashMap<Integer, Author>();
      var text = new ArrayList<Integer>();
      var origins = Origins.NONE;
      int next = 0;
      for (int round = 0; round < 12; round++) {
        var author = List.of(AGENT, LATER, ADA).get(chance.nextInt(3));
        boolean known = chance.nextInt(4) > 0;
        var edits = new ArrayList<Edit>();
        var later = new ArrayList<Integer>();
        for (int at = 0; at <= text.size(); ) {
          if (chance.nextInt(5) == 0) {
            int removed = Math.min(chance.nextInt(3), text.size() - at);
            int added = removed == 0 ? 1 + chance.nextInt(3) : chance.nextInt(3);
            edits.add(
                new Edit(
                    removed == 0 ? at : at + 1,
                    removed,
                    added == 0 ? later.size() : later.size() + 1,
                    added));
            for (int i = 0; i < added; i++) {
              later.add(next);
              if (known) {
                made.put(next, author);
              }
              next++;
            }
            at += removed;
          }
          if (at < text.size()) {
            later.add(text.get(at));
          }
          at++;
        }
        text = later;
        var change = List.of(new FileEdits(Optional.of("f"), Optional.of("f"), edits));
        var before = origins;
        origins = known ? before.written(change, author) : before.through(change);
        for (int line = 1; line <= text.size(); line++) {
          assertThat(origins.at("f", line))
              .as("seed %d, round %d, line %d", seed, round, line)
              .isEqualTo(Optional.ofNullable(made.get(text.get(line - 1))));
        }
        assertThat(origins.file("f").isWithin(text.size())).isTrue();
        assertThat(origins.addedBy(change).file("f").lines())
            .isEqualTo(known ? edits.stream().mapToInt(Edit::added).sum() : 0);
      }
    }
  }
}
