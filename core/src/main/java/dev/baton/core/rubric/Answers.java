package dev.baton.core.rubric;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.rubric.Answer.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What one pass of a reviewer came to. Whatever is in its text, reading it ends soon and yields
/// values of bounded size; lines that are no answer are counted and otherwise left alone.
public record Answers(List<Answer> all, int unread) {
  public static final int LONGEST = 2_000_000;
  private static final int MOST = 500;
  private static final int LONGEST_LINE = 150_000;
  private static final int LONGEST_WHY = 600;
  private static final int LONGEST_QUOTE = 300;
  private static final int LONGEST_PATH = 500;

  public Answers {
    all = List.copyOf(all);
  }

  public static Answers read(String text) {
    var whole = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return array(whole).orElseGet(() -> lines(whole));
  }

  // Some write a list instead of lines.
  private static Optional<Answers> array(String text) {
    if (!text.stripLeading().startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Json.parse(text.strip()) instanceof Json.Arr(var items)
          ? Optional.of(of(items.stream().map(Optional::of).toList()))
          : Optional.empty();
    } catch (JsonFault e) {
      return Optional.empty();
    }
  }

  private static Answers lines(String text) {
    return of(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("```"))
            .map(Answers::parsed)
            .toList());
  }

  private static Optional<Json> parsed(String line) {
    if (line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Json.parse(line.endsWith(",") ? line.substring(0, line.length() - 1) : line));
    } catch (JsonFault e) {
      return Optional.empty();
    }
  }

  private static Answers of(List<Optional<Json>> written) {
    var all = new ArrayList<Answer>();
    int unread = 0;
    for (var each : written) {
      var answer = each.flatMap(Answers::answer);
      if (answer.isPresent() && all.size() < MOST) {
        all.add(answer.get());
      } else {
        unread++;
      }
    }
    return new Answers(all, unread);
  }

  private static Optional<Answer> answer(Json json) {
    if (!(json instanceof Obj it)) {
      return Optional.empty();
    }
    return word(it.text("answer", ""))
        .filter(_ -> !it.text("item", "").isBlank())
        .map(word ->
            new Answer(
                Shown.line(it.text("item", "").strip(), LONGEST_PATH),
                word,
                path(it),
                it.number("line", 0),
                it.text("quote", "").strip().lines().findFirst().map(Answers::quote).orElse(""),
                Shown.line(it.text("why", "").strip(), LONGEST_WHY),
                counterexample(it)));
  }

  private static Optional<Word> word(String written) {
    return Stream.of(Word.values())
        .filter(word -> word.name().equals(written.strip().toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  // Not made visible: it is compared with what stands in the file.
  private static String quote(String line) {
    return line.substring(0, Math.min(line.length(), LONGEST_QUOTE)).strip();
  }

  private static String path(Obj it) {
    var written = it.text("path", "").strip();
    return written.startsWith("./") ? written.substring(2) : written;
  }

  private static Optional<Counterexample> counterexample(Obj it) {
    if (!it.has("counterexample") || !(it.at("counterexample") instanceof Obj written)) {
      return Optional.empty();
    }
    return Optional.of(
        new Counterexample(
            path(written),
            written.text("text", ""),
            written.text("run", "").strip(),
            written.flag("regression")));
  }

  /// What it said to each question: yes where it said so anywhere, unknown before no.
  public Map<String, Word> votes() {
    var votes = new HashMap<String, Word>();
    for (var answer : all) {
      votes.merge(answer.item(), answer.word(), Answers::stronger);
    }
    return votes;
  }

  private static Word stronger(Word one, Word other) {
    if (one == Word.YES || other == Word.YES) {
      return Word.YES;
    }
    return one == Word.UNKNOWN ? one : other;
  }
}
