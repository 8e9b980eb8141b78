package dev.baton.app.page;

import dev.baton.adapters.http.Access;
import dev.baton.adapters.http.PageServer;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Baton;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The pages of one repository, while they are served.
public final class Serving implements AutoCloseable {
  /// Long enough to see what one has done, short enough not to be waited for.
  public static final Duration UNDO = Duration.ofSeconds(5);

  private final SqliteLedger ledger;
  private final Access access;
  private final Outgoing outgoing;
  private final Pulse pulse;
  private final PageServer server;
  private final String name;

  private Serving(
      SqliteLedger ledger,
      Access access,
      Outgoing outgoing,
      Pulse pulse,
      PageServer server,
      String name) {
    this.ledger = ledger;
    this.access = access;
    this.outgoing = outgoing;
    this.pulse = pulse;
    this.server = server;
    this.name = name;
  }

  /// Where to listen. Without a port it is the one of the last time, or any that is free.
  public record Address(InetAddress host, String name, Optional<Integer> port) {
    public static Address here(Optional<Integer> port) {
      return new Address(InetAddress.getLoopbackAddress(), "127.0.0.1", port);
    }
  }

  /// Begins to serve; orders are given in the name of `by`, after the time to take them back.
  public static Serving open(Place place, Address address, String by, Duration undo) {
    var access = access(place);
    var ledger = place.openLedger();
    var ground = new Ground(place, ledger);
    var outgoing =
        new Outgoing(
            place.folder().resolve("page/outgoing.json"),
            undo,
            order -> order.give(place, ledger, by));
    var pulse = new Pulse(ledger);
    var names = new TreeSet<>(Set.of("127.0.0.1", "localhost", "[::1]"));
    names.add(address.name());
    try {
      var server =
          PageServer.open(
              address.host(),
              address.port().orElse(access.port()),
              names,
              access,
              new Pages(ground, outgoing, pulse));
      access.remember(server.port());
      return new Serving(ledger, access, outgoing, pulse, server, address.name());
    } catch (PageServer.PortTaken e) {
      outgoing.close();
      pulse.close();
      ledger.close();
      throw Problem.broken(
          String.valueOf(e.getMessage()),
          "perhaps these pages are served already; else name another one: --port");
    }
  }

  /// Who may come in to the pages of this place.
  public static Access access(Place place) {
    return Access.in(place.folder().resolve("page"), Baton.CLOCK);
  }

  /// Opens everything to whoever has it.
  public String link() {
    return base() + "/enter?key=" + access.key();
  }

  public String base() {
    return "http://" + name + ":" + server.port();
  }

  public int views() {
    return server.views();
  }

  @Override
  public void close() {
    pulse.close();
    server.close();
    outgoing.close();
    ledger.close();
  }
}
