package dev.baton.adapters.door.model;

import java.net.URI;

/// A provider: where it is and the key it knows. An empty key is for a model of one's own that asks
/// for none.
public record Upstream(Dialect dialect, URI base, String key) {
  /// Shorter ones could not be told from words, so they could not be kept out of answers.
  private static final int SHORTEST_KEY = 8;

  public Upstream {
    if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException("a key has at least " + SHORTEST_KEY + " characters");
    }
    var scheme = base.getScheme();
    if ((!"https".equals(scheme) && !"http".equals(scheme)) || base.getRawQuery() != null) {
      throw new IllegalArgumentException("not the address of a provider: " + base);
    }
  }

  /// Where this goes. The rest begins with a slash.
  URI at(String rest, String query) {
    var text = base.toString();
    var stem = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(stem + rest + (query.isEmpty() ? "" : "?" + query));
  }

  @Override
  public String toString() {
    return "Upstream[" + dialect + " at " + base + ", key withheld]";
  }
}
