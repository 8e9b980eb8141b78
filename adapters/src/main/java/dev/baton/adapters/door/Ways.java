package dev.baton.adapters.door;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where a door leads: routes by prefix of the path, the longest first, and what lies beyond.
public record Ways(Map<String, Route> routes, Egress egress) {
  public Ways {
    routes = Map.copyOf(routes);
    for (var prefix : routes.keySet()) {
      if (!prefix.startsWith("/") || !prefix.endsWith("/")) {
        throw new IllegalArgumentException("a prefix begins and ends with a slash: " + prefix);
      }
    }
  }

  /// To nowhere.
  public static Ways none() {
    return new Ways(Map.of(), Egress.closed());
  }

  public Ways to(String prefix, Route route) {
    var more = new LinkedHashMap<>(routes);
    more.put(prefix, route);
    return new Ways(more, egress);
  }

  public Ways through(Egress other) {
    return new Ways(routes, other);
  }

  Optional<Route> route(String path) {
    return routes.entrySet().stream()
        .filter(entry -> (path + "/").startsWith(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue);
  }
}
