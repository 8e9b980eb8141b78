package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.pre;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.text;

import dev.baton.app.page.html.Html;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a performer said, to be read and not to be believed: words as words, everything else
/// folded.
final class Transcripts {
  private static final int MOST_LINES = 2_000;
  private static final int MOST_BYTES = 1 << 20;
  // Sentences that address whoever reads them as a program would be.
  private static final Pattern ORDERS =
      Pattern.compile(
          "(?i)(ignore|disregard|forget) (all |any |the )?(previous|prior|above|earlier)"
              + "|you are now |system prompt|do not tell (the|your) (user|conductor)"
              + "|<\\|?(im_start|system|assistant)\\|?>");

  private static final List<String> SPOKEN = List.of("text", "question", "summary", "reason");

  private Transcripts() {}

  static Html of(String transcript) {
    var lines = transcript.lines().toList();
    var shown = new ArrayList<Html>();
    for (var line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
      shown.add(line(line));
    }
    if (lines.size() > MOST_LINES) {
      shown.add(Words.soft((lines.size() - MOST_LINES) + " more lines are in the evidence"));
    }
    return div(cls("transcript"), all(shown.stream()));
  }

  private static Html line(String line) {
    var said = object(line);
    if (said.isEmpty()) {
      return line.isBlank() ? Html.nothing() : speech("out", line);
    }
    var type = said.get().text("type", "");
    return switch (type) {
      case "say" -> speech("says", said.get().text("text", ""));
      case "ask" -> speech("asks", said.get().text("question", ""));
      case "done" -> speech("is done", said.get().text("summary", ""));
      case "blocked" -> speech("is blocked", said.get().text("reason", ""));
      case "usage" -> Html.nothing();
      default -> details(text(type.isEmpty() ? "data" : type), pre(text(said.get().pretty())));
    };
  }

  private static Html speech(String what, String words) {
    var isOrder = ORDERS.matcher(words).find();
    return div(
        cls(isOrder ? "speech injected" : "speech"),
        span(cls("what"), text(what)),
        isOrder ? Words.badge("bad", "gives orders to its reader") : Html.nothing(),
        div(cls("words"), text(words)));
  }

  private static Optional<Json.Obj> object(String line) {
    try {
      return line.startsWith("{") && Json.parse(line) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonFault e) {
      return Optional.empty();
    }
  }

  /// What a line says to a reader: the words that are spoken, or all of it.
  static String words(String line) {
    return object(line)
        .flatMap(it ->
            SPOKEN.stream()
                .map(name -> it.text(name, ""))
                .filter(said -> !said.isEmpty())
                .findFirst())
        .orElse(line);
  }

  /// What is written so far by an attempt that is under way, from its folder.
  static String soFar(Path attempt) {
    try (var files = Files.walk(attempt, 2)) {
      var outs =
          files
              .filter(file -> String.valueOf(file.getFileName()).equals("out.jsonl"))
              .sorted()
              .toList();
      var all = new StringBuilder();
      for (var out : outs) {
        all.append(end(out));
      }
      return all.toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String end(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - MOST_BYTES));
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
