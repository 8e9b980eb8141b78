package dev.baton.adapters.performer;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.plan.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A recorded session: one JSON object a line, the first one its header. `docs/recordings.md` has
/// the format.
public record Recording(Path file, List<Obj> steps) {
  public static final String SCHEMA = "baton.recording/1";

  public Recording {
    steps = List.copyOf(steps);
  }

  /// The recording for an attempt: its own, or the latest one before it.
  public static Optional<Recording> of(Path folder, TaskId task, int attempt) {
    for (int number = attempt; number > 0; number--) {
      var file = folder.resolve(task + "." + number + ".jsonl");
      if (Files.exists(file)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  static Recording read(Path file) {
    try {
      var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      var objects = lines.stream().map(Json::parse).map(Json::asObject).toList();
      if (objects.isEmpty() || !objects.getFirst().text("schema", "").equals(SCHEMA)) {
        throw new IllegalArgumentException(file + " is not a recording of format " + SCHEMA);
      }
      return new Recording(file, objects.subList(1, objects.size()));
    } catch (JsonFault e) {
      throw new IllegalArgumentException(file + " is not a recording: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the recording " + file, e);
    }
  }

  /// The answer that was given when this was recorded.
  public Optional<String> answerTo(String question) {
    return steps.stream()
        .filter(step -> step.text("type", "").equals("ask"))
        .filter(step -> step.text("question", "").equals(question))
        .map(step -> step.text("recordedAnswer", ""))
        .filter(answer -> !answer.isEmpty())
        .findFirst();
  }
}
