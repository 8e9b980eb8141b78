package dev.baton.adapters.http;

import java.util.Map;
import java.util.Optional;

/// A request that the guard has let through. `query` and `form` hold the first value of each name.
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    String body,
    Visitor visitor,
    String forgeryKey,
    Optional<String> known) {
  public Request {
    query = Map.copyOf(query);
    form = Map.copyOf(form);
  }

  public boolean isOrder() {
    return method.equals("POST");
  }
}
