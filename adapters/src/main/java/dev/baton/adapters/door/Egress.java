package dev.baton.adapters.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets connections out to the hosts of a list, by exact name, and says of each what became of it.
/// A name is resolved once, by Baton, and the address that was looked at is the one that is
/// dialled: a name that changes its mind in between gains nothing.
public final class Egress {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Set<Destination> listed;
  private final Resolver resolver;
  private final Consumer<Decision> listener;
  private final Function<InetAddress, Optional<String>> objection;

  /// Turns a name into its addresses.
  public interface Resolver {
    List<InetAddress> resolve(String name) throws UnknownHostException;
  }

  /// What became of one wish to leave.
  public sealed interface Decision {
    record Allowed(Destination to, InetAddress at) implements Decision {}

    record Refused(String target, String reason) implements Decision {}

    /// It was allowed, and nobody answered.
    record Unreachable(Destination to, String reason) implements Decision {}
  }

  /// For the connection: where it leads, or what to tell the client.
  sealed interface Passage {
    record Open(SocketChannel channel) implements Passage {}

    record Shut(int status, String reason) implements Passage {}
  }

  /// The listener is called by many threads.
  public Egress(Collection<Destination> listed, Consumer<Decision> listener) {
    this(listed, name -> List.of(InetAddress.getAllByName(name)), listener);
  }

  public Egress(Collection<Destination> listed, Resolver resolver, Consumer<Decision> listener) {
    this(listed, resolver, listener, PublicAddress::objection);
  }

  /// For tests, which have only loopback to dial.
  Egress(
      Collection<Destination> listed,
      Resolver resolver,
      Consumer<Decision> listener,
      Function<InetAddress, Optional<String>> objection) {
    this.listed = Set.copyOf(listed);
    this.resolver = resolver;
    this.listener = listener;
    this.objection = objection;
  }

  /// Lets nobody out.
  public static Egress closed() {
    return new Egress(Set.of(), _ -> {});
  }

  Passage open(Destination to) {
    if (!listed.contains(to)) {
      return refuse(to.toString(), "not on the list of hosts that this task may reach");
    }
    List<InetAddress> addresses;
    try {
      addresses = addresses(to.bare());
    } catch (UnknownHostException e) {
      return fail(to, "the name is unknown");
    }
    // One bad address among good ones is how a name is made to point inside.
    for (var address : addresses) {
      var why = objection.apply(address);
      if (why.isPresent()) {
        return refuse(to.toString(), "its address " + text(address) + " is " + why.get());
      }
    }
    return dial(to, addresses);
  }

  /// Says that it is refused, to the listener and to the caller.
  Passage refuse(String target, String reason) {
    listener.accept(new Decision.Refused(target, reason));
    return new Passage.Shut(403, target + ": " + reason);
  }

  private List<InetAddress> addresses(String host) throws UnknownHostException {
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      // A name, then.
      return resolver.resolve(host);
    }
  }

  private Passage dial(Destination to, List<InetAddress> addresses) {
    var failures =
        new StringBuilder(addresses.isEmpty() ? "the name has no address" : "nobody answers:");
    for (var address : addresses) {
      try {
        var channel = connect(new InetSocketAddress(address, to.port()));
        listener.accept(new Decision.Allowed(to, address));
        return new Passage.Open(channel);
      } catch (IOException e) {
        failures.append(' ').append(text(address)).append(": ").append(e.getMessage());
      }
    }
    return fail(to, failures.toString());
  }

  private static SocketChannel connect(InetSocketAddress address) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(address, Math.toIntExact(PATIENCE.toMillis()));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private Passage fail(Destination to, String reason) {
    listener.accept(new Decision.Unreachable(to, reason));
    return new Passage.Shut(502, to + ": " + reason);
  }

  private static String text(InetAddress address) {
    return address.getHostAddress();
  }

  @Override
  public String toString() {
    return listed.stream().map(Destination::toString).sorted().collect(Collectors.joining(" "));
  }
}
