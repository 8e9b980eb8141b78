package dev.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.json.Json;
import dev.baton.core.log.Entry;
import dev.baton.core.log.Recorded;
import dev.baton.core.log.StreamId;
import dev.baton.engine.Ledger;
import dev.baton.engine.Ledger.Append.Overtaken;
import dev.baton.engine.Ledger.Append.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every ledger promises. An implementation extends this with one method.
public abstract class LedgerContract {
  private static final StreamId RUN = new StreamId("R-1");
  private static final StreamId OTHER = new StreamId("R-2");

  protected abstract Ledger empty();

  @Test
  void an_unknown_stream_is_empty() {
    assertThat(empty().read(RUN, 0)).isEmpty();
  }

  @Test
  void what_was_appended_is_read_back_in_order() {
    var ledger = empty();

    ledger.append(RUN, 0, List.of(entry("a"), entry("b")));
    ledger.append(RUN, 2, List.of(entry("c")));

    assertThat(ledger.read(RUN, 0)).extracting(LedgerContract::name).containsExactly("a", "b", "c");
    assertThat(ledger.read(RUN, 0)).extracting(Recorded::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void reading_goes_on_where_it_was_left() {
    var ledger = empty();
    ledger.append(RUN, 0, List.of(entry("a"), entry("b"), entry("c")));

    assertThat(ledger.read(RUN, 2)).extracting(LedgerContract::name).containsExactly("c");
    assertThat(ledger.read(RUN, 3)).isEmpty();
  }

  @Test
  void a_writer_who_saw_less_is_overtaken_and_writes_nothing() {
    var ledger = empty();
    ledger.append(RUN, 0, List.of(entry("a")));

    assertThat(ledger.append(RUN, 0, List.of(entry("late")))).isEqualTo(new Overtaken());
    assertThat(ledger.read(RUN, 0)).hasSize(1);
  }

  @Test
  void streams_count_for_themselves_and_share_one_sequence() {
    var ledger = empty();

    ledger.append(RUN, 0, List.of(entry("a")));
    ledger.append(OTHER, 0, List.of(entry("x")));
    var third = ledger.append(RUN, 1, List.of(entry("b")));

    assertThat(third).isInstanceOf(Stored.class);
    assertThat(ledger.read(OTHER, 0)).extracting(Recorded::number).containsExactly(1L);
    assertThat(ledger.read(RUN, 0)).extracting(Recorded::sequence).containsExactly(1L, 3L);
  }

  @Test
  void an_entry_comes_back_as_it_went_in() {
    var ledger = empty();
    var data =
        Json.object()
            .put("text", "line one\nline \"two\" \u2028 \ud83d\ude80 \u0001")
            .put("number", -42)
            .put("flag", true)
            .putTexts("list", List.of("b", "a"))
            .end();

    ledger.append(RUN, 0, List.of(new Entry("odd", 3, Instant.ofEpochMilli(12_345), data)));

    var back = ledger.read(RUN, 0).getFirst().entry();
    assertThat(back.data().canonical()).isEqualTo(data.canonical());
    assertThat(back.type()).isEqualTo("odd");
    assertThat(back.version()).isEqualTo(3);
    assertThat(back.at()).isEqualTo(Instant.ofEpochMilli(12_345));
  }

  @Test
  void of_many_writers_at_one_place_exactly_one_wins() throws Exception {
    var ledger = empty();
    var writers = new ArrayList<Callable<Ledger.Append>>();
    for (int i = 0; i < 8; i++) {
      var name = "w" + i;
      writers.add(() -> ledger.append(RUN, 0, List.of(entry(name))));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(writers).stream().map(Future::resultNow).toList();
      assertThat(answers).filteredOn(Stored.class::isInstance).hasSize(1);
    }
    assertThat(ledger.read(RUN, 0)).hasSize(1);
  }

  private static Entry entry(String name) {
    return new Entry("note", 1, Instant.EPOCH, Json.object().put("name", name).end());
  }

  private static String name(Recorded recorded) {
    return recorded.entry().data().text("name");
  }
}
