package dev.baton.core.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// As much of TOML as manifests and lock files need: tables with their lines, keys with a text.
final class Toml {
  private static final Pattern HEADER =
      Pattern.compile("(?m)^[ \\t]*\\[{1,2}([^\\[\\]\\n]+)]{1,2}[ \\t]*(?:#.*)?$");
  private static final Pattern LIST =
      Pattern.compile("(?ms)^[ \\t]*([\\w-]+)[ \\t]*=[ \\t]*\\[(.*?)][ \\t]*(?:#[^\\n]*)?$");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");
  private static final Pattern PAIR =
      Pattern.compile("(?m)^[ \\t]*\"?([\\w.-]+)\"?[ \\t]*=[ \\t]*(.+)$");

  private Toml() {}

  /// A table and what stands in it. What stands before the first has an empty name.
  record Table(String name, String body) {

    /// The text of a key; empty where the table has none.
    String text(String key) {
      return pairs().stream()
          .filter(pair -> pair.key().equals(key))
          .findFirst()
          .flatMap(pair -> firstQuoted(pair.value()))
          .orElse("");
    }

    List<Pair> pairs() {
      return PAIR.matcher(body)
          .results()
          .map(hit -> new Pair(hit.group(1), hit.group(2).strip()))
          .toList();
    }

    List<ListOfTexts> lists() {
      return LIST.matcher(body)
          .results()
          .map(hit ->
              new ListOfTexts(
                  hit.group(1), allQuoted(hit.group(2).replaceAll("(?m)^\\s*#.*$", ""))))
          .toList();
    }
  }

  record Pair(String key, String value) {}

  record ListOfTexts(String key, List<String> texts) {}

  static List<Table> tables(String text) {
    var tables = new ArrayList<Table>();
    var name = "";
    int start = 0;
    var header = HEADER.matcher(text);
    while (header.find()) {
      tables.add(new Table(name, text.substring(start, header.start())));
      name = header.group(1).strip();
      start = header.end();
    }
    tables.add(new Table(name, text.substring(start)));
    return tables;
  }

  /// The text of a key in an inline table such as `{git = "…"}`.
  static Optional<String> within(String inline, String key) {
    var match =
        Pattern.compile("\\b" + key + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')").matcher(inline);
    return match.find()
        ? Optional.of(match.group(1) == null ? match.group(2) : match.group(1))
        : Optional.empty();
  }

  static Optional<String> firstQuoted(String text) {
    return allQuoted(text).stream().findFirst();
  }

  private static List<String> allQuoted(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .map(hit -> hit.group(1) == null ? hit.group(2) : hit.group(1))
        .toList();
  }
}
