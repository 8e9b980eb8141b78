package dev.baton.adapters.bridge;

import java.util.List;
import java.util.Optional;

/// Every bridge there is.
public final class Bridges {
  private static final List<Bridge> ALL =
      List.of(
          new OpenSpecBridge(),
          new KiroBridge(),
          new SpecKitBridge(),
          new GherkinBridge(),
          new TaskMasterBridge(),
          new MadrBridge(),
          new SpecKittyBridge());

  private Bridges() {}

  static Optional<Bridge> named(String format) {
    return ALL.stream().filter(bridge -> bridge.format().equals(format)).findFirst();
  }

  public static List<String> formats() {
    return ALL.stream().map(Bridge::format).toList();
  }

  public static boolean exports(String format) {
    return named(format).flatMap(Bridge::writing).isPresent();
  }

  public static List<Unit> units(String format, List<String> paths) {
    return named(format).orElseThrow().units(paths);
  }
}
