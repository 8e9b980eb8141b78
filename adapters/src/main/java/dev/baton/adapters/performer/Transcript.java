package dev.baton.adapters.performer;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Frac;
import dev.baton.core.json.Json.Num;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.run.Money;
import dev.baton.core.run.Task.Sitting;
import dev.baton.core.run.Usage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what a performer says. Whatever is not one of the known objects is speech.
final class Transcript {
  // Far beyond any attempt, and far from where a sum over all of them would turn negative.
  private static final long MOST_TOKENS = 1_000_000_000_000L;
  private static final double MOST_DOLLARS = 1_000_000;
  private static final long MOST_MICROS = 1_000_000_000_000L;
  // Goes into an event, a brief and an inbox; the whole of it is in the transcript.
  private static final int LONGEST_TEXT = 4_000;

  private static final Pattern TREE = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private final Usage before;
  private Usage used = Usage.NONE;
  private int questions;
  private Optional<String> blocked = Optional.empty();
  private Optional<Limited> limited = Optional.empty();

  /// Goes on counting where the sittings before this one ended.
  Transcript(Sitting sitting) {
    before = sitting.usedBefore();
    questions = sitting.askedBefore();
  }

  /// Why it cannot go on now, and when it can.
  record Limited(Instant until, String why) {}

  /// Something Baton reacts to.
  sealed interface Saying {
    record Used(Usage total) implements Saying {}

    /// Which agent it is, in which session and with which model, as one JSON text.
    record Met(String about) implements Saying {}

    /// A turn of an agent, with the files before it and after it, as one JSON text.
    record Turned(String about) implements Saying {}

    record Asked(int number, String question) implements Saying {}
  }

  /// Takes in more lines; returns what is new in them.
  List<Saying> hear(String lines) {
    var news = new ArrayList<Saying>();
    lines.lines().flatMap(line -> object(line).stream()).forEach(said -> hear(said, news));
    return news;
  }

  private void hear(Obj said, List<Saying> news) {
    switch (said.text("type", "")) {
      case "usage" -> {
        used = used.atLeast(usage(said));
        news.add(new Saying.Used(usage()));
      }
      case "ask" ->
          news.add(new Saying.Asked(++questions, sensible(said.text("question", "(no question)"))));
      case "session" ->
          news.add(
              new Saying.Met(
                  Json.object()
                      .put("agent", sensible(said.text("agent", "")))
                      .put("session", sensible(said.text("session", "")))
                      .put("model", sensible(said.text("model", "")))
                      .end()
                      .canonical()));
      case "turn" -> news.add(turned(said));
      case "rest" ->
          limited =
              until(said).map(until -> new Limited(until, sensible(said.text("why", "its model"))));
      case "blocked" -> blocked = Optional.of(sensible(said.text("reason", "no reason given")));
      default -> {
        // Speech: in the transcript, and of no consequence.
      }
    }
  }

  private static Saying turned(Obj said) {
    var turn =
        Json.object()
            .put("agent", sensible(said.text("agent", "")))
            .put("session", sensible(said.text("session", "")))
            .put("model", sensible(said.text("model", "")))
            .put("number", said.number("number", 0));
    var before = said.text("before", "");
    var after = said.text("after", "");
    if (TREE.matcher(before).matches() && TREE.matcher(after).matches()) {
      turn.put("before", before).put("after", after);
    }
    return new Saying.Turned(turn.end().canonical());
  }

  /// What an event can hold: not too long, and with every surrogate in its pair.
  private static String sensible(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_TEXT)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(shown::appendCodePoint);
    return text.length() > shown.length() ? shown.append(" [...]").toString() : shown.toString();
  }

  Usage usage() {
    return before.plus(used);
  }

  Optional<Limited> limited() {
    return limited;
  }

  private static Optional<Instant> until(Obj said) {
    try {
      return Optional.of(Instant.parse(said.text("until", "")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  Optional<String> blocked() {
    return blocked;
  }

  private static Usage usage(Obj said) {
    return new Usage(
        Math.clamp(said.number("tokensIn", 0), 0, MOST_TOKENS),
        Math.clamp(said.number("tokensOut", 0), 0, MOST_TOKENS),
        said.has("micros")
            ? new Money(Math.clamp(said.number("micros", 0), 0, MOST_MICROS))
            : Money.dollars(Math.clamp(dollars(said), 0, MOST_DOLLARS)));
  }

  private static double dollars(Obj said) {
    return switch (said.fields().get("dollars")) {
      case Num(var whole) -> whole;
      case Frac(var literal) -> Double.parseDouble(literal);
      case null, default -> 0;
    };
  }

  private static Optional<Obj> object(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Json.parse(line) instanceof Obj object ? Optional.of(object) : Optional.empty();
    } catch (JsonFault e) {
      return Optional.empty();
    }
  }
}
