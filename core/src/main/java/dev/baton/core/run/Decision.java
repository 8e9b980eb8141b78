package dev.baton.core.run;

import java.util.List;
import java.util.stream.Stream;

/// What the rules answer: facts to record, or a refusal.
public sealed interface Decision {
  record Accepted(List<RunEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// `record` holds what goes on record about the refusal; nothing in it changes a task.
  record Refused(Refusal why, List<RunEvent> record) implements Decision {
    public Refused {
      record = List.copyOf(record);
    }
  }

  static Decision accept(RunEvent... events) {
    return new Accepted(List.of(events));
  }

  static Decision accept(Stream<? extends RunEvent> events) {
    return new Accepted(events.<RunEvent>map(event -> event).toList());
  }

  static Decision refuse(Refusal why) {
    return new Refused(why, List.of());
  }

  default List<RunEvent> events() {
    return switch (this) {
      case Accepted(var events) -> events;
      case Refused(_, var record) -> record;
    };
  }
}
