package dev.baton.core.rubric;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.measure.Share;
import dev.baton.core.rubric.Sample.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was measured of one reviewer with one rubric on the history of one repository.
public record Calibration(
    Hash rubric,
    Reviewer reviewer,
    int passes,
    Instant at,
    Map<Kind, Integer> samples,
    List<Score> scores) {
  private static final String SCHEMA = "baton.rubric-calibration/1";

  public Calibration {
    samples = Map.copyOf(samples);
    scores = List.copyOf(scores);
  }

  public static Calibration of(
      Rubric rubric, Reviewer reviewer, int passes, Instant at, List<Sample> samples) {
    var counts = new EnumMap<Kind, Integer>(Kind.class);
    for (var kind : Kind.values()) {
      counts.put(kind, (int) samples.stream().filter(it -> it.kind() == kind).count());
    }
    return new Calibration(
        rubric.hash(),
        reviewer,
        passes,
        at,
        counts,
        rubric.items().stream().map(item -> Score.of(item, samples)).toList());
  }

  public Optional<Score> score(String item) {
    return scores.stream().filter(it -> it.item().equals(item)).findFirst();
  }

  public int samples(Kind kind) {
    return samples.getOrDefault(kind, 0);
  }

  public Obj json() {
    var kinds = Json.object();
    for (var kind : Kind.values()) {
      kinds.put(kind.word(), samples(kind));
    }
    return Json.object()
        .put("schema", SCHEMA)
        .put("rubric", rubric.hex())
        .put("reviewer", reviewer.name())
        .put("identity", reviewer.identity().hex())
        .put("passes", passes)
        .put("at", at.toString())
        .put("samples", kinds.end())
        .putEach("items", scores, Calibration::json)
        .end();
  }

  private static Json json(Score score) {
    var fields =
        Json.object()
            .put("item", score.item())
            .put("right", score.precision().hits())
            .put("found", score.precision().of())
            .put("plantedFound", score.recall().hits())
            .put("planted", score.recall().of());
    score.agreement().ifPresent(it -> fields.put("agreementThousandths", Math.round(it * 1000)));
    return fields.end();
  }

  /// Throws [JsonFault] where the document is no calibration.
  public static Calibration of(Obj json) {
    if (!json.text("schema").equals(SCHEMA)) {
      throw new JsonFault("no calibration but " + json.text("schema"));
    }
    try {
      var samples = json.object("samples");
      var counts = new EnumMap<Kind, Integer>(Kind.class);
      for (var kind : Kind.values()) {
        counts.put(kind, Math.toIntExact(samples.number(kind.word())));
      }
      return new Calibration(
          new Hash(json.text("rubric")),
          new Reviewer(json.text("reviewer"), new Hash(json.text("identity"))),
          Math.toIntExact(json.number("passes")),
          Instant.parse(json.text("at")),
          counts,
          json.list("items").stream().map(it -> score(it.asObject())).toList());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new JsonFault("no calibration: " + e.getMessage());
    }
  }

  private static Score score(Obj it) {
    return new Score(
        it.text("item"),
        new Share(Math.toIntExact(it.number("right")), Math.toIntExact(it.number("found"))),
        new Share(
            Math.toIntExact(it.number("plantedFound")), Math.toIntExact(it.number("planted"))),
        it.has("agreementThousandths")
            ? OptionalDouble.of(it.number("agreementThousandths") / 1000.0)
            : OptionalDouble.empty());
  }
}
