package dev.baton.adapters.door.model;

import java.time.Duration;
import java.util.Set;

/// What a task may ask of models.
///
/// @param models their names; empty means any
/// @param patience how long a request is held when the provider says when to come back
/// @param assumedOutput tokens of an answer whose request sets no limit
public record Terms(
    Set<String> models,
    Budget budget,
    Prices prices,
    Scrutiny scrutiny,
    Duration patience,
    long assumedOutput) {
  public Terms {
    models = Set.copyOf(models);
  }

  /// Any model, any amount; secrets block a request. Agents give up on a request after some ten
  /// minutes, so it is held for less.
  public static Terms open() {
    return new Terms(
        Set.of(),
        Budget.unlimited(),
        Prices.unknown(),
        Scrutiny.block(),
        Duration.ofMinutes(2),
        8_192);
  }

  public Terms models(String... names) {
    return new Terms(Set.of(names), budget, prices, scrutiny, patience, assumedOutput);
  }

  public Terms budget(Budget other) {
    return new Terms(models, other, prices, scrutiny, patience, assumedOutput);
  }

  public Terms prices(Prices other) {
    return new Terms(models, budget, other, scrutiny, patience, assumedOutput);
  }

  public Terms scrutiny(Scrutiny other) {
    return new Terms(models, budget, prices, other, patience, assumedOutput);
  }

  public Terms patience(Duration other) {
    return new Terms(models, budget, prices, scrutiny, other, assumedOutput);
  }

  public Terms assumedOutput(long tokens) {
    return new Terms(models, budget, prices, scrutiny, patience, tokens);
  }
}
