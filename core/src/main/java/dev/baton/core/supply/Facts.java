package dev.baton.core.supply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a registry says of one version, which is the newest where none was asked for. `licences`
/// are as their author wrote them; `installs` is the script that runs at installation.
public record Facts(
    String version, Optional<Instant> published, List<String> licences, Optional<String> installs) {
  public Facts {
    licences = List.copyOf(licences);
  }
}
