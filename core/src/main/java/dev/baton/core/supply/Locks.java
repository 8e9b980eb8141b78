package dev.baton.core.supply;

import static dev.baton.core.supply.Ecosystem.CARGO;
import static dev.baton.core.supply.Ecosystem.MAVEN;
import static dev.baton.core.supply.Ecosystem.NPM;
import static dev.baton.core.supply.Ecosystem.PYPI;

import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What lock files say will be installed: exact versions, where from, and with which digest.
final class Locks {
  private static final String MODULES = "node_modules/";
  private static final Pattern GRADLE = Pattern.compile("(?m)^([\\w.-]+:[\\w.-]+):([^=\\s]+)=");

  private Locks() {}

  static List<Declared> read(String path, String text) {
    var found = new ArrayList<Declared>();
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "package-lock.json", "npm-shrinkwrap.json" -> npm(text, found::add);
      case "Cargo.lock" -> cargo(text, found::add);
      case "poetry.lock", "uv.lock" -> python(text, found::add);
      case "gradle.lockfile" ->
          GRADLE
              .matcher(text)
              .results()
              .forEach(hit -> found.add(locked(new Coordinate(MAVEN, hit.group(1), hit.group(2)))));
      default -> {}
    }
    return found;
  }

  private static Declared locked(Coordinate coordinate) {
    return new Declared(coordinate, "", false, true, "", false);
  }

  private static void npm(String text, Consumer<Declared> taker) {
    JsonObject.of(text)
        .ifPresent(lock -> {
          if (lock.fields().get("packages") instanceof Json.Obj packages) {
            packages
                .fields()
                .forEach((place, entry) -> {
                  int start = place.lastIndexOf(MODULES);
                  if (start >= 0 && entry instanceof Json.Obj fields) {
                    npm(place.substring(start + MODULES.length()), fields, taker);
                  }
                });
          } else {
            first(lock, taker);
          }
        });
  }

  // The form of lock files before npm 7, where each entry holds those beneath it.
  private static void first(Json.Obj holder, Consumer<Declared> taker) {
    if (holder.fields().get("dependencies") instanceof Json.Obj all) {
      all.fields()
          .forEach((name, entry) -> {
            if (entry instanceof Json.Obj fields) {
              npm(name, fields, taker);
              first(fields, taker);
            }
          });
    }
  }

  private static void npm(String place, Json.Obj entry, Consumer<Declared> taker) {
    var version = entry.text("version", "");
    var from = entry.text("resolved", "");
    if (entry.flag("link") || version.startsWith("file:") || from.startsWith("file:")) {
      return;
    }
    var isElsewhere = version.contains(":") || from.startsWith("git");
    taker.accept(
        new Declared(
            new Coordinate(NPM, entry.text("name", place), isElsewhere ? "" : version),
            isElsewhere && from.isEmpty() ? version : from,
            isElsewhere,
            true,
            entry.text("integrity", ""),
            entry.flag("hasInstallScript")));
  }

  private static void cargo(String text, Consumer<Declared> taker) {
    for (var table : Toml.tables(text)) {
      var from = table.text("source");
      // Without a source it lies in the repository itself.
      if (table.name().equals("package") && !from.isEmpty()) {
        var isElsewhere = from.startsWith("git+");
        taker.accept(
            new Declared(
                new Coordinate(CARGO, table.text("name"), isElsewhere ? "" : table.text("version")),
                from.replaceFirst("^(registry|sparse)\\+", ""),
                isElsewhere,
                true,
                table.text("checksum"),
                false));
      }
    }
  }

  private static void python(String text, Consumer<Declared> taker) {
    var tables = Toml.tables(text);
    for (int i = 0; i < tables.size(); i++) {
      var table = tables.get(i);
      if (table.name().equals("package")) {
        var source = source(tables, i);
        if (!source.isLocal()) {
          taker.accept(
              new Declared(
                  new Coordinate(
                      PYPI, table.text("name"), source.isElsewhere() ? "" : table.text("version")),
                  source.from(),
                  source.isElsewhere(),
                  true,
                  "",
                  false));
        }
      }
    }
  }

  private record Source(String from, boolean isElsewhere, boolean isLocal) {}

  // uv writes it inline, poetry as a table that follows the package.
  private static Source source(List<Toml.Table> tables, int at) {
    var inline =
        tables.get(at).pairs().stream()
            .filter(pair -> pair.key().equals("source"))
            .map(Toml.Pair::value)
            .findFirst()
            .orElse("");
    if (!inline.isEmpty()) {
      var elsewhere = Toml.within(inline, "git").or(() -> Toml.within(inline, "url"));
      return new Source(
          elsewhere.or(() -> Toml.within(inline, "registry")).orElse(""),
          elsewhere.isPresent(),
          inline.matches(".*\\b(editable|virtual|directory|path)\\s*=.*"));
    }
    for (int i = at + 1; i < tables.size() && !tables.get(i).name().equals("package"); i++) {
      if (tables.get(i).name().equals("package.source")) {
        var type = tables.get(i).text("type");
        return new Source(
            tables.get(i).text("url"),
            type.equals("git") || type.equals("url"),
            type.equals("directory") || type.equals("file"));
      }
    }
    return new Source("", false, false);
  }
}
