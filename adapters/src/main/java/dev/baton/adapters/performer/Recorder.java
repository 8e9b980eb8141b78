package dev.baton.adapters.performer;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a recording of what an attempt said and did, so that it can be played again without its
/// performer.
public final class Recorder {
  // Times of single lines are not known; a reader sees the order.
  private static final int MILLIS_A_LINE = 100;

  private final List<Json> lines = new ArrayList<>();
  private int at;

  private Recorder() {}

  /// `patch` is what the attempt changed, as git prints it.
  public static String record(
      Attempt attempt, String role, String transcript, List<Exchange> exchanges, String patch) {
    var recorder = new Recorder();
    recorder.lines.add(
        Json.object()
            .put("schema", Recording.SCHEMA)
            .put("task", attempt.task().value())
            .put("attempt", attempt.number())
            .put("performer", role)
            .put("note", "recorded from a real attempt")
            .end());
    transcript.lines().forEach(line -> recorder.said(line, exchanges));
    recorder.step("patch", "patch", patch);
    recorder.step("commit", "message", "What " + attempt + " made");
    recorder.step("done", "summary", "");
    var text = new StringBuilder();
    recorder.lines.forEach(
        line -> text.append(line.pretty().replaceAll("\\R\\s*", " ")).append('\n'));
    return text.toString();
  }

  private void said(String line, List<Exchange> exchanges) {
    var object = object(line);
    var type = object.map(said -> said.text("type", "")).orElse("");
    switch (type) {
      case "ask" -> asked(object.orElseThrow().text("question", ""), exchanges);
      case "usage", "say" -> again(object.orElseThrow());
      case "done" -> {
        // The recording ends with one of its own, after the patch.
      }
      default -> step("say", "text", line);
    }
  }

  // As it was said, at the time this recording has reached.
  private void again(Obj said) {
    at += MILLIS_A_LINE;
    var step = Json.object().put("at", at);
    said.fields()
        .forEach((name, value) -> {
          if (!name.equals("at")) {
            step.put(name, value);
          }
        });
    lines.add(step.end());
  }

  private void asked(String question, List<Exchange> exchanges) {
    at += MILLIS_A_LINE;
    var answer =
        exchanges.stream()
            .filter(exchange -> exchange.question().text().equals(question))
            .map(Exchange::answer)
            .findFirst()
            .orElse("");
    lines.add(
        Json.object()
            .put("at", at)
            .put("type", "ask")
            .put("question", question)
            .put("recordedAnswer", answer)
            .end());
  }

  private void step(String type, String field, String value) {
    at += MILLIS_A_LINE;
    lines.add(Json.object().put("at", at).put("type", type).put(field, value).end());
  }

  private static Optional<Obj> object(String line) {
    try {
      return line.startsWith("{") && Json.parse(line) instanceof Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonFault e) {
      return Optional.empty();
    }
  }
}
