package dev.baton.engine;

import dev.baton.core.run.Refusal;
import dev.baton.core.run.RunEvent;
import java.util.List;

/// What became of a command.
public sealed interface Reply {
  record Done(List<RunEvent> events) implements Reply {
    public Done {
      events = List.copyOf(events);
    }
  }

  record Refused(Refusal why) implements Reply {}
}
