package dev.baton.testkit.rig;

import dev.baton.testkit.rig.Player.Turn;
import dev.baton.testkit.rig.wire.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that was asked and what it was answered. Safe for several threads.
final class Recording {
  private final Consumer<Request> listener;
  private final List<Request> requests = new ArrayList<>();

  Recording(Consumer<Request> listener) {
    this.listener = listener;
  }

  /// Records a turn; whether its trouble strikes once more is decided in the same breath, so that
  /// two requests at once are not both the last to fail.
  synchronized Request add(Arrival arrival, Ask ask, Turn turn) {
    return add(arrival, ask, turn.answer(), fault(arrival.scenario(), ask, turn.trouble()));
  }

  private @Nullable Fault fault(String scenario, Ask ask, @Nullable Trouble trouble) {
    return trouble != null && struck(scenario, ask) < trouble.times() ? trouble.fault() : null;
  }

  synchronized Request add(
      Arrival arrival, @Nullable Ask ask, Answer answer, @Nullable Fault fault) {
    var request =
        new Request(
            requests.size() + 1,
            arrival.scenario(),
            arrival.method(),
            arrival.path(),
            arrival.headers(),
            arrival.body(),
            ask,
            answer,
            fault);
    requests.add(request);
    listener.accept(request);
    return request;
  }

  private long struck(String scenario, Ask ask) {
    return requests.stream()
        .filter(request -> request.scenario().equals(scenario))
        .filter(request -> request.fault() != null)
        .filter(request -> isAt(request.ask(), ask.history().turns()))
        .count();
  }

  private static boolean isAt(@Nullable Ask ask, int turn) {
    return ask != null && ask.history().turns() == turn;
  }

  synchronized List<Request> of(String scenario) {
    return requests.stream().filter(request -> request.scenario().equals(scenario)).toList();
  }
}
