package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Attribute.label;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.element;

import dev.baton.app.page.html.Attribute;
import dev.baton.app.page.html.Html;
import dev.baton.core.run.Opened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// How far a run is, in one line.
final class Progress {
  private static final List<String> ORDER = List.of("good", "next", "busy", "wait", "bad", "idle");
  private static final int WIDTH = 1_000;

  private Progress() {}

  static Html bar(Opened run) {
    var counts = new LinkedHashMap<String, Integer>();
    ORDER.forEach(kind -> counts.put(kind, 0));
    run.tasks().forEach(task -> counts.merge(Words.kindOf(task), 1, Integer::sum));
    long all = Math.max(1, run.tasks().count());
    var parts = new ArrayList<Html>();
    long x = 0;
    for (var count : counts.entrySet()) {
      long width = WIDTH * count.getValue() / all;
      if (width > 0) {
        parts.add(
            element(
                "rect",
                cls("fill " + count.getKey()),
                Attribute.of("x", x),
                Attribute.of("width", width),
                Attribute.of("height", 6)));
        x += width;
      }
    }
    return element(
        "svg",
        cls("bar"),
        Attribute.of("viewBox", "0 0 " + WIDTH + " 6"),
        Attribute.of("preserveAspectRatio", "none"),
        Attribute.of("role", "img"),
        label(words(run)),
        all(parts.stream()));
  }

  static String words(Opened run) {
    var words = new ArrayList<String>();
    for (var state : List.of("landed", "attempting", "judging", "queued", "landing", "parked")) {
      var count = run.tasks().filter(task -> task.word().equals(state)).count();
      if (count > 0) {
        words.add(count + " " + state);
      }
    }
    return words.isEmpty() ? "nothing begun" : String.join(", ", words);
  }
}
