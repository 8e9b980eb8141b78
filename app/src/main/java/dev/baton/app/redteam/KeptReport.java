package dev.baton.app.redteam;

import dev.baton.app.Place;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the red team found the last time here. `at` is absent in reports of a time when they did
/// not say.
public record KeptReport(Optional<Instant> at, String containment, List<Line> lines) {
  public KeptReport {
    lines = List.copyOf(lines);
  }

  /// `expected` is the control that was to catch the attack, `by` the one that did.
  public record Line(
      String id,
      String attack,
      String expected,
      boolean caught,
      String by,
      String why,
      boolean twinPassed,
      String twin) {
    private static Line of(Json.Obj json) {
      return new Line(
          json.text("id"),
          json.text("attack"),
          json.texts("expected").stream().findFirst().orElse(""),
          json.flag("caught"),
          json.text("by"),
          json.text("why"),
          json.flag("twinPassed"),
          json.text("twin"));
    }
  }

  public static Path file(Place place) {
    return place.folder().resolve("redteam.json");
  }

  /// Nothing where it was never run, or where what lies there is no report.
  public static Optional<KeptReport> of(Place place) {
    try {
      var json = Json.parse(Files.readString(file(place))).asObject();
      return Optional.of(
          new KeptReport(
              Optional.of(json.text("at", "")).filter(it -> !it.isEmpty()).map(Instant::parse),
              json.text("containment"),
              json.list("cases").stream().map(it -> Line.of(it.asObject())).toList()));
    } catch (NoSuchFileException | JsonFault | DateTimeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file(place), e);
    }
  }
}
