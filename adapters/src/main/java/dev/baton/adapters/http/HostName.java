package dev.baton.adapters.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// What a server is called in a request, in one spelling: names in small letters, and of the many
/// ways to write an address always the same. Nobody is asked what a name leads to.
record HostName(String name, String port) {
  /// As in the header `Host`: an address of version 6 stands in brackets, the port may lack.
  static HostName of(String host) {
    var colon = host.indexOf(':', host.startsWith("[") ? host.indexOf(']') + 1 : 0);
    var end = colon < 0 ? host.length() : colon;
    return new HostName(spelled(host.substring(0, end)), host.substring(end));
  }

  static String spelled(String name) {
    return literal(name).map(InetAddress::getHostAddress).orElse(name.toLowerCase(Locale.ROOT));
  }

  /// Whether every machine calls itself so.
  boolean isOfEveryMachine() {
    return name.equals("localhost")
        || literal(name).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private static Optional<InetAddress> literal(String name) {
    var bare =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
