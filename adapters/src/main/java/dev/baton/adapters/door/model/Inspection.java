package dev.baton.adapters.door.model;

import dev.baton.core.json.Json;
import dev.baton.core.secret.Scanner;
import dev.baton.core.secret.Vault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Looks for secrets in what leaves, and puts them back into what returns.
final class Inspection {
  /// Fields that hold a piece of JSON as a text: what is put in there is escaped once more.
  private static final Set<String> NESTED = Set.of("partial_json", "arguments");

  private final Scrutiny scrutiny;
  private final Scanner scanner;
  private final Vault vault = new Vault();

  Inspection(Scrutiny scrutiny) {
    this.scrutiny = scrutiny;
    scanner = scrutiny.personal() ? Scanner.forSecretsAndPersonalData() : Scanner.forSecrets();
  }

  /// The body as it may leave, and how many of each kind are new in it. Where `blocks`, it may not.
  record Report(Json body, Map<String, Integer> found, boolean blocks) {
    /// Kinds and counts, never what was found.
    String summary() {
      return found.entrySet().stream()
          .map(entry -> entry.getValue() + " " + entry.getKey())
          .collect(Collectors.joining(", "));
    }
  }

  Report inspect(Json body) {
    var found = new TreeMap<String, Integer>();
    return switch (scrutiny.treatment()) {
      case NONE -> new Report(body, found, false);
      case BLOCK -> {
        Documents.map(
            body,
            "",
            (_, text) -> {
              scanner.find(text).forEach(match -> found.merge(match.kind(), 1, Integer::sum));
              return text;
            });
        yield new Report(body, found, !found.isEmpty());
      }
      case REPLACE -> {
        var hidden = Documents.map(body, "", (_, text) -> hide(text, found));
        yield new Report(hidden, found, false);
      }
    };
  }

  private String hide(String text, Map<String, Integer> found) {
    var matches = scanner.find(text);
    if (matches.isEmpty()) {
      return text;
    }
    var hidden = text;
    // From the last to the first, one by one, to see which are new to the vault.
    for (var match : matches.reversed()) {
      var before = vault.size();
      hidden = vault.hide(hidden, List.of(match));
      if (vault.size() > before) {
        found.merge(match.kind(), 1, Integer::sum);
      }
    }
    return hidden;
  }

  boolean mayRestore() {
    return !vault.isEmpty();
  }

  /// A document of the answer, with what was hidden back in it; the text itself where it is none.
  String restore(String document) {
    if (!document.contains(Vault.MARK)) {
      return document;
    }
    return Documents.parse(document).map(json -> Documents.compact(restore(json))).orElse(document);
  }

  private Json restore(Json json) {
    var holdsArguments =
        json instanceof Json.Obj object
            && object.text("type", "").startsWith("response.function_call_arguments");
    return Documents.map(
        json,
        "",
        (field, text) ->
            NESTED.contains(field) || (holdsArguments && field.equals("delta"))
                ? vault.restore(text, Inspection::escaped)
                : vault.restore(text, secret -> secret));
  }

  private static String escaped(String secret) {
    var quoted = Json.of(secret).canonical();
    return quoted.substring(1, quoted.length() - 1);
  }
}
