package dev.baton.core.rubric;

import dev.baton.core.rubric.Sample.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a finding of an item may do.
public sealed interface Authority {
  /// As many judged findings as make a bound mean something, and as many changes in which there was
  /// nothing to find: without those any reviewer is always right.
  int LEAST = 30;

  /// At worst one refusal in ten is for nothing.
  double LEAST_PRECISION = 0.9;

  /// Models behind a name change, and so does the code.
  Duration HOLDS = Duration.ofDays(90);

  /// It stops the change, by what was measured here.
  record Blocks(Score score) implements Authority {}

  /// It is read and stops nothing, because of that.
  record Advises(String why) implements Authority {}

  static Authority of(
      RubricItem item,
      Rubric rubric,
      Reviewer reviewer,
      Optional<Calibration> measured,
      Instant now) {
    if (!item.mayBlock()) {
      return new Advises("the rubric lets it only advise");
    }
    if (measured.isEmpty()) {
      return new Advises("nothing was measured here; run: baton rubric calibrate");
    }
    var calibration = measured.get();
    if (!calibration.rubric().equals(rubric.hash())) {
      return new Advises("the rubric has changed since it was calibrated");
    }
    if (!calibration.reviewer().equals(reviewer)) {
      return new Advises(
          calibration.reviewer().name().equals(reviewer.name())
              ? reviewer.name() + " works otherwise than when it was calibrated"
              : calibration.reviewer().name() + " was calibrated, not " + reviewer.name());
    }
    if (calibration.at().plus(HOLDS).isBefore(now)) {
      return new Advises("it was calibrated more than " + HOLDS.toDays() + " days ago");
    }
    return measured(item, calibration);
  }

  private static Authority measured(RubricItem item, Calibration calibration) {
    int clean = calibration.samples(Kind.SURVIVED);
    if (clean < LEAST) {
      return new Advises(
          "it was asked about %d clean changes; %d are needed".formatted(clean, LEAST));
    }
    var score = calibration.score(item.id());
    if (score.isEmpty() || score.get().precision().of() < LEAST) {
      return new Advises(
          "%d of its findings were measured; %d are needed"
              .formatted(score.map(it -> it.precision().of()).orElse(0), LEAST));
    }
    var precision = score.get().precision();
    return precision.low() >= LEAST_PRECISION
        ? new Blocks(score.get())
        : new Advises("it was right in " + precision.words() + "; at least 90 % are needed");
  }
}
