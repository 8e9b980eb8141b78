package dev.baton.adapters.http;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a request must look like before anybody thinks about it. Pure: the same request gets the
/// same answer.
final class Guard {
  static final int MOST_BODY = 64 * 1024;
  private static final int MOST_PATH = 1_024;
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final String scheme;
  private final Set<HostName> hosts;

  /// `hosts` are the names this server answers to, each with its port.
  Guard(String scheme, Set<String> hosts) {
    this.scheme = scheme;
    this.hosts = hosts.stream().map(HostName::of).collect(Collectors.toUnmodifiableSet());
  }

  /// The parts of a request that are looked at. Absent headers are empty.
  record Asked(
      String method,
      String path,
      String host,
      String origin,
      String fetchSite,
      String contentType,
      long length) {}

  /// Why the answer is no, with the status that says so.
  record Refusal(int status, String why) {}

  Optional<Refusal> check(Asked asked) {
    // A name that leads here without being ours is how a page of elsewhere reads this one: its
    // browser thinks that both are one site.
    if (!hosts.contains(HostName.of(asked.host()))) {
      return no(421, "this server does not answer to that name");
    }
    if (!METHODS.contains(asked.method())) {
      return no(405, "only GET, HEAD and POST are known here");
    }
    if (asked.path().length() > MOST_PATH || !isPlain(asked.path())) {
      return no(400, "that is not a path of this server");
    }
    if (asked.length() > MOST_BODY) {
      return no(413, "that is too much");
    }
    return asked.method().equals("POST") ? order(asked) : Optional.empty();
  }

  // A browser says where an order comes from, in two ways; both must say "from here". Who says
  // nothing is no browser, and needs the key of a form like anybody else.
  private Optional<Refusal> order(Asked asked) {
    var isOwn =
        asked.origin().isEmpty()
            ? asked.fetchSite().isEmpty()
            : asked.origin().equals(scheme + "://" + asked.host());
    if (!isOwn || !(asked.fetchSite().isEmpty() || OWN.contains(asked.fetchSite()))) {
      return no(403, "orders are taken from this server's own pages only");
    }
    var type = asked.contentType();
    return type.startsWith("application/x-www-form-urlencoded") || type.startsWith(Answer.JSON)
        ? Optional.empty()
        : no(415, "send a form, or JSON");
  }

  // Every path here is made of these; what needs an escape is an attempt at something else.
  private static boolean isPlain(String path) {
    return path.startsWith("/")
        && !path.contains("//")
        && !path.contains("..")
        && path.chars()
            .allMatch(c -> (Character.isLetterOrDigit(c) && c < 128) || "/._-".indexOf(c) >= 0);
  }

  private static Optional<Refusal> no(int status, String why) {
    return Optional.of(new Refusal(status, why));
  }
}
