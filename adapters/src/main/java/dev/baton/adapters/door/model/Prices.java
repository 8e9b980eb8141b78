package dev.baton.adapters.door.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What models cost, by name. A name without its date stands for all dates.
public record Prices(Map<String, Price> models) {
  private static final Pattern DATE =
      Pattern.compile("-(?:[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|latest)$");

  public Prices {
    models = Map.copyOf(models);
  }

  public static Prices unknown() {
    return new Prices(Map.of());
  }

  Optional<Price> of(String model) {
    return Optional.ofNullable(models.get(model))
        .or(() -> Optional.ofNullable(models.get(DATE.matcher(model).replaceFirst(""))));
  }
}
