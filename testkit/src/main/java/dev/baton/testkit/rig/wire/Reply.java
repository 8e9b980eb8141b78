package dev.baton.testkit.rig.wire;

import java.util.Arrays;
import java.util.List;

/// What the model answers. The number makes the ids in it unique within one server.
public record Reply(long number, String model, String text, List<Call> calls, Usage usage) {
  public Reply {
    calls = List.copyOf(calls);
  }

  /// The text in the pieces a stream brings it in.
  List<String> words() {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)"));
  }

  String id(String prefix) {
    return prefix + "_" + number;
  }

  String id(String prefix, int call) {
    return prefix + "_" + number + "_" + call;
  }
}
