package dev.baton.adapters.registry;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Facts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a registry said of versions. None of it changes, but a version can be taken back, so it is
/// believed for a day. A damaged entry is a missing one.
final class FactsCache {
  private static final Duration BELIEVED = Duration.ofDays(1);

  private final Path folder;

  FactsCache(Path folder) {
    this.folder = folder;
  }

  Optional<Facts> get(URI registry, Coordinate what, Instant now) {
    try {
      var json = Json.parse(Files.readString(file(registry, what))).asObject();
      var asked = Instant.parse(json.text("asked"));
      return asked.isAfter(now) || asked.plus(BELIEVED).isBefore(now)
          ? Optional.empty()
          : Optional.of(facts(json));
    } catch (IOException | JsonFault | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Facts facts(Json.Obj json) {
    return new Facts(
        json.text("version"),
        json.texts("published").stream().map(Instant::parse).findFirst(),
        json.texts("licences"),
        json.texts("installs").stream().findFirst());
  }

  /// What was asked without a version is another question tomorrow; it is not kept.
  void put(URI registry, Coordinate what, Facts facts, Instant now) {
    if (what.isOpen()) {
      return;
    }
    var json =
        Json.object()
            .put("asked", now.toString())
            .put("version", facts.version())
            .putTexts("published", facts.published().map(Instant::toString).stream().toList())
            .putTexts("licences", facts.licences())
            .putTexts("installs", facts.installs().map(List::of).orElse(List.of()))
            .end();
    try {
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, "facts", ".new");
      Files.writeString(draft, json.canonical());
      Files.move(draft, file(registry, what), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Without the entry the registry is asked once more; nothing else depends on it.
    }
  }

  private Path file(URI registry, Coordinate what) {
    var key = registry + "\n" + what.ecosystem() + "\n" + what.name() + "\n" + what.version();
    return folder.resolve(Hash.of(key).hex());
  }
}
