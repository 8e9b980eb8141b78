package dev.baton.adapters.registry;

import dev.baton.core.json.JsonFault;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Ecosystem;
import dev.baton.engine.Registries;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Registries over HTTP, each in its own protocol. Whatever goes wrong on the way is silence.
public final class HttpRegistries implements Registries {
  private static final int AT_ONCE = 8;

  private final Fetcher fetcher;
  private final FactsCache cache;
  private final Function<Ecosystem, Optional<String>> usual;
  private final Clock clock;
  private final Map<Ecosystem, Optional<String>> known = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /// How long one document may take to come, and how many bytes it may have.
  public record Limits(Duration patience, long most) {
    /// The largest documents are those of npm packages with thousands of versions.
    public static final Limits USUAL = new Limits(Duration.ofSeconds(30), 64_000_000);
  }

  /// `usual` says where the user's own tools ask.
  public HttpRegistries(
      Path cache, Function<Ecosystem, Optional<String>> usual, Limits limits, Clock clock) {
    this.fetcher = new Fetcher(limits.patience(), limits.most());
    this.cache = new FactsCache(cache);
    this.usual = usual;
    this.clock = clock;
  }

  @Override
  public Answer ask(Coordinate what, Optional<String> address) {
    if (!what.ecosystem().allows(what)) {
      return new Answer.NoSuchPackage();
    }
    var place = address.or(() -> known.computeIfAbsent(what.ecosystem(), usual));
    if (place.isEmpty()) {
      var word = what.ecosystem().word();
      return new Answer.Silent(
          "nobody says where the registry of %s is; write dependencies: {registries: {%s: URL}}"
              .formatted(word, word));
    }
    try {
      return ask(what, address(place.get()));
    } catch (Unanswered e) {
      return new Answer.Silent(String.valueOf(e.getMessage()));
    } catch (JsonFault | IllegalArgumentException e) {
      return new Answer.Silent(
          "what came for %s cannot be understood: %s".formatted(what.words(), e.getMessage()));
    }
  }

  private Answer ask(Coordinate what, URI registry) throws Unanswered {
    var said = cache.get(registry, what, clock.instant());
    if (said.isPresent()) {
      return new Answer.Known(said.get());
    }
    var answer = inTurn(what, registry);
    if (answer instanceof Answer.Known(var facts)) {
      cache.put(registry, what, facts, clock.instant());
    }
    return answer;
  }

  private Answer inTurn(Coordinate what, URI registry) throws Unanswered {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered("interrupted");
    }
    try {
      return registry(what.ecosystem(), registry).ask(what);
    } finally {
      places.release();
    }
  }

  private Registry registry(Ecosystem ecosystem, URI base) {
    return switch (ecosystem) {
      case NPM -> new NpmRegistry(fetcher, base);
      case MAVEN -> new MavenRepository(fetcher, base);
      case PYPI -> new PythonIndex(fetcher, base);
      case GO -> new GoProxy(fetcher, base);
      case CARGO -> new CargoIndex(fetcher, base);
    };
  }

  /// What can be asked over HTTP. A name and a password in it are not taken along, so that neither
  /// gets into a verdict.
  static URI address(String written) throws Unanswered {
    var plain = written.strip().replaceFirst("^sparse\\+", "");
    if (!plain.matches("https?://[^\\s]+")) {
      throw new Unanswered("the registry's address is none of the web");
    }
    try {
      return URI.create(plain.replaceFirst("^(https?://)[^/@]*@", "$1"));
    } catch (IllegalArgumentException e) {
      throw new Unanswered("the registry's address cannot be read");
    }
  }
}
