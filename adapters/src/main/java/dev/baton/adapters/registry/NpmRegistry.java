package dev.baton.adapters.registry;

import dev.baton.core.json.Json;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Facts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The registry of npm: one document for a package, with all its versions.
final class NpmRegistry implements Registry {
  private static final List<String> AT_INSTALLATION =
      List.of("preinstall", "install", "postinstall");

  private final Fetcher fetcher;
  private final URI base;

  NpmRegistry(Fetcher fetcher, URI base) {
    this.fetcher = fetcher;
    this.base = base;
  }

  @Override
  public Answer ask(Coordinate what) throws Unanswered {
    var document =
        fetcher.get(Registry.at(base, what.name().replace("/", "%2F")), "application/json");
    if (document.isEmpty()) {
      return new Answer.NoSuchPackage();
    }
    var all = Json.parse(document.get().text()).asObject();
    var version = what.isOpen() ? all.object("dist-tags").text("latest") : what.version();
    // Versions taken back leave their time behind, and nothing else.
    if (!(all.object("versions").fields().get(version) instanceof Json.Obj one)) {
      return new Answer.NoSuchVersion();
    }
    return new Answer.Known(
        new Facts(version, published(all, version), licence(one), installs(one)));
  }

  private static Optional<Instant> published(Json.Obj all, String version) {
    return all.fields().get("time") instanceof Json.Obj times
        ? Registry.instant(times.text(version, ""))
        : Optional.empty();
  }

  private static List<String> licence(Json.Obj one) {
    return switch (one.fields().get("license")) {
      case Json.Str(var name) -> List.of(name);
      case Json.Obj old when old.has("type") -> List.of(old.text("type", ""));
      case null, default -> List.of();
    };
  }

  private static Optional<String> installs(Json.Obj one) {
    if (one.fields().get("scripts") instanceof Json.Obj scripts) {
      for (var name : AT_INSTALLATION) {
        if (scripts.fields().get(name) instanceof Json.Str(var script)) {
          return Optional.of(name + ": " + script);
        }
      }
    }
    return one.flag("hasInstallScript") ? Optional.of("a script of its own") : Optional.empty();
  }
}
