package dev.baton.adapters.door;

import java.util.Optional;

/// A host, as it is written, and a port. Names are kept in lower case.
public record Destination(String host, int port) {
  private static final int HTTPS = 443;

  public Destination {
    host = Characters.lower(host);
    if (!isHost(host)) {
      throw new IllegalArgumentException("not a host: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /// As a list of hosts has it: `example.org`, which means port 443, or `example.org:8443`.
  public static Destination listed(String text) {
    var withPort = text.startsWith("[") ? text.contains("]:") : text.contains(":");
    return authority(withPort ? text : text + ":" + HTTPS)
        .orElseThrow(() ->
            new IllegalArgumentException("not a host, or host:port, with an exact name: " + text));
  }

  /// As a request has it: the port is said.
  static Optional<Destination> authority(String text) {
    var colon = text.lastIndexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    var port = text.substring(colon + 1);
    if (!Characters.isDigits(port) || port.length() > 5) {
      return Optional.empty();
    }
    return of(text.substring(0, colon), Integer.parseInt(port));
  }

  static Optional<Destination> of(String host, int port) {
    try {
      return Optional.of(new Destination(host, port));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The host without the brackets of an IPv6 address.
  String bare() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static boolean isHost(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      return text.length() > 3
          && text.substring(1, text.length() - 1).chars().allMatch(Destination::isOfIpv6);
    }
    return !text.isEmpty()
        && text.length() <= 253
        && text.chars()
            .allMatch(c -> Characters.isAlphanumeric(c) || c == '-' || c == '.' || c == '_');
  }

  // No zone: an address that needs one is link-local.
  private static boolean isOfIpv6(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
