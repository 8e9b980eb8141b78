package dev.baton.app;

import dev.baton.adapters.process.LocalPrograms;
import dev.baton.adapters.registry.ClientSettings;
import dev.baton.adapters.registry.HttpRegistries;
import dev.baton.engine.Registries;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// The registries of packages, asked where the policy says or the user's own tools ask.
final class Registers {
  private static final List<String> OF_TOOLS =
      List.of(
          "PATH",
          "HOME",
          "JAVA_HOME",
          "npm_config_registry",
          "NPM_CONFIG_REGISTRY",
          "NPM_CONFIG_USERCONFIG",
          "GOPROXY",
          "PIP_INDEX_URL",
          "CARGO_HOME");

  private Registers() {}

  static Registries of(Place place, Self self) {
    var environment = new LinkedHashMap<String, String>();
    OF_TOOLS.forEach(name -> self.variable(name).ifPresent(value -> environment.put(name, value)));
    var settings =
        new ClientSettings(
            Path.of(System.getProperty("user.home")), environment, new LocalPrograms(place.top()));
    return new HttpRegistries(
        place.folder().resolve("cache/registries"),
        settings::of,
        HttpRegistries.Limits.USUAL,
        Baton.CLOCK);
  }
}
