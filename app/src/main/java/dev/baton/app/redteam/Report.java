package dev.baton.app.redteam;

import dev.baton.core.json.Json;
import java.time.Instant;
import java.util.List;

/// What the attacks came to. `behind` is what stood behind the control that caught an attack, once
/// that was switched off.
public record Report(Instant at, String containment, List<Line> lines, long seconds) {
  public Report {
    lines = List.copyOf(lines);
  }

  public record Line(
      Case attack,
      boolean caught,
      String by,
      String words,
      boolean twinPassed,
      String twinWords,
      String behind) {}

  public boolean isClean() {
    return lines.stream().allMatch(line -> line.caught() && line.twinPassed());
  }

  public long caught() {
    return lines.stream().filter(Line::caught).count();
  }

  public long twins() {
    return lines.stream().filter(Line::twinPassed).count();
  }

  public long deep() {
    return lines.stream().filter(line -> !line.behind().isEmpty()).count();
  }

  public Json json() {
    return Json.object()
        .put("schema", "baton.redteam/1")
        .put("at", at.toString())
        .put("containment", containment)
        .putEach("cases", lines, Report::json)
        .put(
            "summary",
            Json.object()
                .put("cases", lines.size())
                .put("caught", caught())
                .put("twinsPassed", twins())
                .put("secondControl", deep())
                .put("seconds", seconds)
                .end())
        .end();
  }

  private static Json json(Line line) {
    return Json.object()
        .put("id", line.attack().id())
        .put("attack", line.attack().title())
        .put("origin", line.attack().origin())
        .putTexts("expected", line.attack().expected())
        .put("caught", line.caught())
        .put("by", line.by())
        .put("why", line.words())
        .put("twinPassed", line.twinPassed())
        .put("twin", line.twinWords())
        .put("behind", line.behind())
        .end();
  }
}
