package dev.baton.adapters.registry;

import dev.baton.core.json.Json;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Facts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A sparse index of Cargo: a line for each version. Age and licence come from the interface that
/// the index's own configuration names, where it names one.
final class CargoIndex implements Registry {
  private static final String JSON = "application/json, text/plain, */*";

  private final Fetcher fetcher;
  private final URI base;

  CargoIndex(Fetcher fetcher, URI base) {
    this.fetcher = fetcher;
    this.base = base;
  }

  @Override
  public Answer ask(Coordinate what) throws Unanswered {
    var document = fetcher.get(Registry.at(base, place(what.name())), JSON);
    if (document.isEmpty()) {
      return new Answer.NoSuchPackage();
    }
    // Versions stand in the order they came.
    var versions =
        document
            .get()
            .text()
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> Json.parse(line).asObject())
            .filter(line -> !line.flag("yanked"))
            .filter(line -> what.isOpen() || line.text("vers").equals(what.version()))
            .toList();
    if (versions.isEmpty()) {
      return what.isOpen() ? new Answer.NoSuchPackage() : new Answer.NoSuchVersion();
    }
    return known(what, versions.getLast());
  }

  private Answer known(Coordinate what, Json.Obj line) throws Unanswered {
    var version = line.text("vers");
    var more = more(what.name(), version);
    var published =
        Registry.instant(line.text("pubtime", ""))
            .or(() -> more.flatMap(each -> Registry.instant(each.text("created_at", ""))));
    var licence = more.map(each -> each.text("license", "")).orElse("");
    // Older crates write a slash where an `or` is meant.
    return new Answer.Known(
        new Facts(
            version,
            published,
            licence.isBlank() ? List.of() : List.of(licence.replace("/", " OR ")),
            Optional.empty()));
  }

  private Optional<Json.Obj> more(String name, String version) throws Unanswered {
    var settings = fetcher.get(Registry.at(base, "config.json"), JSON);
    var api = settings.map(text -> Json.parse(text.text()).asObject().text("api", "")).orElse("");
    if (!api.startsWith("https://") && !api.startsWith("http://")) {
      return Optional.empty();
    }
    var place = "api/v1/crates/%s/%s".formatted(Registry.encoded(name), Registry.encoded(version));
    return fetcher
        .get(Registry.at(HttpRegistries.address(api), place), JSON)
        .map(found -> Json.parse(found.text()).asObject().object("version"));
  }

  // Crates of one, two and three letters have folders of their own.
  private static String place(String given) {
    var name = given.toLowerCase(Locale.ROOT);
    return switch (name.length()) {
      case 1 -> "1/" + name;
      case 2 -> "2/" + name;
      case 3 -> "3/" + name.charAt(0) + "/" + name;
      default -> name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name;
    };
  }
}
