package dev.baton.adapters.gate;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What one command did on one tree. `tests` is -1 where the command leaves no results, `found` the
/// blob of what an analyser reported, where it left a report that can be read.
record Outcome(
    Kind kind,
    int exit,
    int tests,
    List<String> failed,
    String trouble,
    Optional<Hash> found,
    Hash log,
    Duration took) {
  enum Kind {
    EXITED,
    TIMED_OUT,
    NOT_STARTED
  }

  Outcome {
    failed = List.copyOf(failed);
  }

  Outcome(
      Kind kind,
      int exit,
      int tests,
      List<String> failed,
      String trouble,
      Hash log,
      Duration took) {
    this(kind, exit, tests, failed, trouble, Optional.empty(), log, took);
  }

  /// The shell could not find or run the command: nothing was tried.
  boolean wasNotRun() {
    return kind != Kind.EXITED || exit == 126 || exit == 127;
  }

  /// It ended well, and no test of it ran.
  boolean ranNothing() {
    return kind == Kind.EXITED && exit == 0 && tests == 0;
  }

  boolean isGreen() {
    return kind == Kind.EXITED
        && exit == 0
        && failed.isEmpty()
        && trouble.isEmpty()
        && !ranNothing();
  }

  /// How it went.
  String words() {
    if (!isGreen()) {
      return complaint();
    }
    return tests < 0 ? "green" : tests + (tests == 1 ? " test passed" : " tests passed");
  }

  /// Why it is not green, in words.
  String complaint() {
    return switch (kind) {
      case TIMED_OUT -> "gave no answer in time";
      case NOT_STARTED -> "could not be started: " + trouble;
      case EXITED -> {
        if (wasNotRun()) {
          yield "the command was not found (exit code " + exit + ")";
        }
        if (!failed.isEmpty()) {
          yield failed.size()
              + (failed.size() == 1 ? " test failed: " : " tests failed: ")
              + String.join(", ", failed.subList(0, Math.min(3, failed.size())))
              + (failed.size() > 3 ? ", ..." : "");
        }
        if (!trouble.isEmpty()) {
          yield trouble;
        }
        yield exit == 0 ? "no test ran" : "exit code " + exit;
      }
    };
  }

  Json json() {
    var json =
        Json.object()
            .put("kind", kind.name())
            .put("exit", exit)
            .put("tests", tests)
            .putTexts("failed", failed)
            .put("trouble", trouble)
            .put("log", log.hex())
            .put("millis", took.toMillis());
    found.ifPresent(hash -> json.put("found", hash.hex()));
    return json.end();
  }

  static Outcome of(Json.Obj json) {
    return new Outcome(
        Kind.valueOf(json.text("kind")),
        Math.toIntExact(json.number("exit")),
        Math.toIntExact(json.number("tests")),
        json.texts("failed"),
        json.text("trouble"),
        json.has("found") ? Optional.of(new Hash(json.text("found"))) : Optional.empty(),
        new Hash(json.text("log")),
        Duration.ofMillis(json.number("millis")));
  }
}
