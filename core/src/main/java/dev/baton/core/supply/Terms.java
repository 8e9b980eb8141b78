package dev.baton.core.supply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the policy asks of dependencies. `registries` are addresses by ecosystem, where they are
/// not those of the user's own tools; no `licences` means any; `advisories` is a folder of files in
/// the OSV format.
public record Terms(
    Map<Ecosystem, String> registries,
    Duration rest,
    List<String> licences,
    Optional<String> advisories) {
  public Terms {
    registries = Map.copyOf(registries);
    licences = List.copyOf(licences);
  }
}
