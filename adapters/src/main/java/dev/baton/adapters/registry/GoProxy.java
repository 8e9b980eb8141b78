package dev.baton.adapters.registry;

import dev.baton.core.json.Json;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Facts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A proxy of Go modules. It knows versions and their time, and no licences.
final class GoProxy implements Registry {
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  private final Fetcher fetcher;
  private final URI base;

  GoProxy(Fetcher fetcher, URI base) {
    this.fetcher = fetcher;
    this.base = base;
  }

  @Override
  public Answer ask(Coordinate what) throws Unanswered {
    var module = escaped(what.name());
    var rest = what.isOpen() ? "/@latest" : "/@v/" + escaped(what.version()) + ".info";
    var document = fetcher.get(Registry.at(base, module + rest), "application/json");
    if (document.isPresent()) {
      var info = Json.parse(document.get().text()).asObject();
      return new Answer.Known(
          new Facts(
              info.text("Version"),
              Registry.instant(info.text("Time", "")),
              List.of(),
              Optional.empty()));
    }
    var isKnown =
        fetcher
            .get(Registry.at(base, module + "/@v/list"), "text/plain")
            .filter(list -> !list.text().isBlank())
            .isPresent();
    return isKnown ? new Answer.NoSuchVersion() : new Answer.NoSuchPackage();
  }

  // So that names which differ in case alone stay apart on every file system.
  private static String escaped(String name) {
    return CAPITAL.matcher(name).replaceAll(GoProxy::marked);
  }

  private static String marked(MatchResult capital) {
    return "!" + capital.group().toLowerCase(Locale.ROOT);
  }
}
