package dev.baton.app.page;

import dev.baton.adapters.http.Access;
import dev.baton.adapters.http.PageServer;
import dev.baton.adapters.http.Tls;
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
  private final String base;
  private final Thread warming;

  private Serving(
      SqliteLedger ledger,
      Access access,
      Outgoing outgoing,
      Pulse pulse,
      PageServer server,
      String base,
      Thread warming) {
    this.ledger = ledger;
    this.access = access;
    this.outgoing = outgoing;
    this.pulse = pulse;
    this.server = server;
    this.base = base;
    this.warming = warming;
  }

  /// Where to listen, how that was said, and what it is called in links. Without a port it is the
  /// one of the last time, or any that is free.
  public record Address(
      InetAddress host, String said, String name, Optional<Integer> port, Optional<Tls> tls) {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1");

    /// This machine, for nobody else.
    public static Address here(Optional<Integer> port) {
      return here(port, Optional.empty());
    }

    public static Address here(Optional<Integer> port, Optional<Tls> tls) {
      return of(InetAddress.getLoopbackAddress(), "127.0.0.1", port, tls);
    }

    /// A name that the certificate holds, where there is one: a browser refuses any other.
    public static Address of(
        InetAddress host, String name, Optional<Integer> port, Optional<Tls> tls) {
      var certified = tls.map(Tls::names).orElse(Set.of());
      var called =
          certified.isEmpty() || tls.filter(it -> it.names(name)).isPresent()
              ? name
              : certified.stream().findFirst().orElse(name);
      return new Address(host, name, called, port, tls);
    }

    PageServer.Address at(int otherwise) {
      var names = new TreeSet<String>();
      HERE.forEach(it -> names.add(inAddress(it)));
      tls.map(Tls::names).orElse(Set.of()).forEach(it -> names.add(inAddress(it)));
      names.add(inAddress(said));
      names.add(inAddress(name));
      return new PageServer.Address(host, port.orElse(otherwise), names, tls);
    }

    String base(int port) {
      return (tls.isPresent() ? "https://" : "http://") + inAddress(name) + ":" + port;
    }

    // An address of version 6 stands in brackets, since it has colons of its own.
    private static String inAddress(String name) {
      return name.contains(":") ? "[" + name + "]" : name;
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
    try {
      var pages = new Pages(ground, outgoing, pulse, access);
      var server = PageServer.open(address.at(access.port()), access, pages);
      var base = address.base(server.port());
      access.remember(server.port(), base);
      var warming = Thread.ofVirtual().name("warm").start(pages::warm);
      return new Serving(ledger, access, outgoing, pulse, server, base, warming);
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
    return base + "/enter?key=" + access.key();
  }

  public String base() {
    return base;
  }

  public int views() {
    return server.views();
  }

  @Override
  public void close() {
    pulse.close();
    server.close();
    outgoing.close();
    // It reads the ledger.
    untilOver(warming);
    ledger.close();
  }

  private static void untilOver(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
