package dev.baton.adapters.acp;

import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an agent wants leave for. `kind` is the protocol's word: `edit`, `execute`, `fetch`, ...
public record Permission(String kind, String title, List<String> paths, List<Option> options) {
  /// One of the answers the agent offers.
  public record Option(String id, String kind) {}

  public Permission {
    paths = List.copyOf(paths);
    options = List.copyOf(options);
  }

  static Permission of(Obj params) {
    var call = params.fields().get("toolCall") instanceof Obj object ? object : Json.object().end();
    return new Permission(
        text(call, "kind", "other"),
        text(call, "title", ""),
        objects(call, "locations").map(each -> text(each, "path", "")).toList(),
        objects(params, "options")
            .map(each -> new Option(text(each, "optionId", ""), text(each, "kind", "")))
            .toList());
  }

  /// The narrowest answer that says yes, or no.
  Optional<Option> answer(boolean allowed) {
    return Stream.of(
            allowed ? "allow_once" : "reject_once", allowed ? "allow_always" : "reject_always")
        .flatMap(kind -> options.stream().filter(option -> option.kind().equals(kind)))
        .findFirst();
  }

  private static Stream<Obj> objects(Obj from, String field) {
    return from.fields().get(field) instanceof Json.Arr(var items)
        ? items.stream().filter(Obj.class::isInstance).map(Obj.class::cast)
        : Stream.of();
  }

  private static String text(Obj from, String field, String otherwise) {
    return from.fields().get(field) instanceof Json.Str(var value) ? value : otherwise;
  }
}
