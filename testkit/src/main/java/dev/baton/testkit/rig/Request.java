package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import dev.baton.testkit.rig.wire.Ask;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A request that reached the rig, and what became of it. Header names are in lower case, and what
/// may be a secret is kept as its hash only; see [Headers].
public record Request(
    int number,
    String scenario,
    String method,
    String path,
    SortedMap<String, String> headers,
    Json body,
    @Nullable Ask ask,
    Answer answer,
    @Nullable Fault fault) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// Whether it carries this key, in any of the headers agents use for it.
  public boolean carriesKey(String key) {
    return headers.containsValue(Headers.hidden(key));
  }

  /// The tools it offers.
  public List<String> tools() {
    return ask == null ? List.of() : ask.labels();
  }

  /// One line, for people.
  public String line() {
    var dialect = ask == null ? "" : " " + ask.dialect().name() + " " + ask.model();
    var wrong = fault == null ? "" : " but " + fault;
    return number
        + " "
        + scenario
        + " "
        + method
        + " "
        + path
        + dialect
        + " -> "
        + answer.line()
        + wrong;
  }
}
