package dev.baton.engine;

import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import java.util.Optional;

/// What the world's registries know of packages.
public interface Registries {

  /// Asks about one package. `address` is the registry the policy names; without one it is that of
  /// the user's own tools. Whatever the registry does or fails to do comes back as an answer; may
  /// be asked from several threads at once.
  Answer ask(Coordinate what, Optional<String> address);
}
