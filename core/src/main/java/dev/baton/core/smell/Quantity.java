package dev.baton.core.smell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How much a response allows of what.
///
/// `of` is the response with the figure and its bound taken out: two quantities of the same `of`
/// are about the same thing. Times and sizes are brought to one unit.
record Quantity(String of, double least, double most) {
  private record Unit(String dimension, double factor) {}

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("ms", new Unit("time", 0.001)),
          Map.entry("millisecond", new Unit("time", 0.001)),
          Map.entry("s", new Unit("time", 1)),
          Map.entry("sec", new Unit("time", 1)),
          Map.entry("second", new Unit("time", 1)),
          Map.entry("min", new Unit("time", 60)),
          Map.entry("minute", new Unit("time", 60)),
          Map.entry("hour", new Unit("time", 3600)),
          Map.entry("day", new Unit("time", 86_400)),
          Map.entry("week", new Unit("time", 604_800)),
          Map.entry("kb", new Unit("size", 1e3)),
          Map.entry("mb", new Unit("size", 1e6)),
          Map.entry("gb", new Unit("size", 1e9)),
          Map.entry("%", new Unit("%", 1)),
          Map.entry("percent", new Unit("%", 1)));

  private static final Pattern BOUND =
      Pattern.compile(
          "\\b(?:(?<between>between|from)\\s+(?<low>[0-9]+(?:\\.[0-9]+)?)\\s+(?:and|to)"
              + "|(?<most>at most|no more than|not more than|up to|within|less than|fewer than|under"
              + "|below|not exceed|a maximum of)"
              + "|(?<least>at least|no less than|not less than|no fewer than|more than|over|above"
              + "|longer than|exceed|a minimum of)"
              + "|(?<exactly>exactly|every|after|for))\\s+"
              + "(?<figure>[0-9]+(?:\\.[0-9]+)?)\\s*(?<unit>%|[a-z]+)?",
          Pattern.CASE_INSENSITIVE);

  /// Nothing where there is no figure, or more than one that is bounded.
  static Optional<Quantity> in(String response) {
    var bounds = BOUND.matcher(response).results().toList();
    if (bounds.size() != 1) {
      return Optional.empty();
    }
    var bound = bounds.getFirst();
    var written =
        Optional.ofNullable(bound.group("unit"))
            .map(unit -> unit.toLowerCase(Locale.ROOT).replaceFirst("(?<=..)s$", ""))
            .orElse("");
    var unit = UNITS.getOrDefault(written, new Unit(written, 1));
    var figure = Double.parseDouble(bound.group("figure")) * unit.factor();
    var of =
        response.substring(0, bound.start())
            + " # "
            + unit.dimension()
            + " "
            + response.substring(bound.end());
    if (bound.group("between") != null) {
      var low = Double.parseDouble(bound.group("low")) * unit.factor();
      return Optional.of(new Quantity(Folded.of(of), low, figure));
    }
    return Optional.of(
        new Quantity(
            Folded.of(of),
            bound.group("most") != null ? Double.NEGATIVE_INFINITY : figure,
            bound.group("least") != null ? Double.POSITIVE_INFINITY : figure));
  }
}
