package dev.baton.adapters.door;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.StringJoiner;

/// A request for `http://…` that the door is to make in the client's place: only to look, and with
/// nothing in hand.
record PlainRequest(Destination to, String head) {
  private static final int HTTP = 80;
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD");

  static PlainRequest of(Head head) throws Malformed {
    var uri = uri(head.target());
    if (!HARMLESS.contains(head.method())) {
      throw new Malformed(405, "without encryption only GET and HEAD leave this cell");
    }
    if (!"http".equalsIgnoreCase(uri.getScheme())) {
      throw Malformed.because("only http:// is asked for like this; use CONNECT");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getHost() == null) {
      throw Malformed.because("not the address of a page");
    }
    var to =
        Destination.of(uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort())
            .orElseThrow(() -> Malformed.because("not a host"));
    return new PlainRequest(to, text(head, uri, to));
  }

  private static URI uri(String target) throws Malformed {
    try {
      return new URI(target);
    } catch (URISyntaxException e) {
      throw Malformed.because("not an address");
    }
  }

  private static String text(Head head, URI uri, Destination to) {
    var lines = new StringJoiner("\r\n", "", "\r\n\r\n");
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    lines.add(head.method() + " " + path + query + " HTTP/1.1");
    // From the target: a host named elsewhere would lead to another site at the same address.
    lines.add("host: " + (to.port() == HTTP ? to.host() : to));
    lines.add("connection: close");
    head.headers()
        .endToEnd()
        .without(field -> field.isNamed("host") || field.isNamed("expect"))
        .fields()
        .forEach(field -> lines.add(field.name() + ": " + field.value()));
    return lines.toString();
  }
}
