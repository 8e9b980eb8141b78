package dev.baton.adapters.http;

import dev.baton.adapters.http.Access.Share;
import dev.baton.adapters.http.Admitted.Sight;
import dev.baton.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Everybody who is let in, and by what.
record Admissions(
    String secret, int port, String address, List<Share> shares, List<Session> sessions) {
  static final Admissions NONE = new Admissions("", 0, "", List.of(), List.of());

  // Whoever has a link can begin sessions without end; who came by the same link and was not seen
  // for longest makes room. The conductor's own key is for one person with many browsers.
  private static final int MOST_OF_LINK = 10;
  private static final int MOST_OF_CONDUCTOR = 200;

  Admissions {
    shares = List.copyOf(shares);
    sessions = List.copyOf(sessions);
  }

  /// `link` is the key of the share that began it; empty for the conductor's own.
  record Session(String id, Role role, String link, Instant since, Sight sight) {
    Visitor visitor() {
      return role == Role.CONDUCTOR ? new Visitor.Conductor(id) : new Visitor.Reader(id);
    }
  }

  /// Nobody is let in any more, at the same address.
  Admissions anew(String secret) {
    return new Admissions(secret, port, address, List.of(), List.of());
  }

  Admissions at(int port, String address) {
    return new Admissions(secret, port, address, shares, sessions);
  }

  Admissions with(Share share) {
    var all = Stream.concat(shares.stream(), Stream.of(share)).toList();
    return new Admissions(secret, port, address, all, sessions);
  }

  Admissions with(Session session) {
    var most = session.link().isEmpty() ? MOST_OF_CONDUCTOR : MOST_OF_LINK;
    var alike =
        sessions.stream()
            .filter(it -> it.link().equals(session.link()))
            .sorted(Comparator.comparing(it -> it.sight().at()))
            .toList();
    var all = new ArrayList<>(sessions);
    all.removeAll(alike.subList(0, Math.max(0, alike.size() - most + 1)));
    all.add(session);
    return withSessions(all);
  }

  /// A session that a share began ends with it.
  Admissions withShares(List<Share> left) {
    return new Admissions(
        secret,
        port,
        address,
        left,
        sessions.stream()
            .filter(it ->
                it.link().isEmpty() || left.stream().anyMatch(of -> of.key().equals(it.link())))
            .toList());
  }

  Admissions withoutSessions(Predicate<Session> those) {
    return withSessions(sessions.stream().filter(those.negate()).toList());
  }

  private Admissions withSessions(List<Session> all) {
    return new Admissions(secret, port, address, shares, all);
  }

  Optional<Session> session(String id) {
    return sessions.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  Optional<Share> share(String key) {
    return shares.stream().filter(it -> Access.same(it.key(), key)).findFirst();
  }

  Admissions seen(String id, Sight sight) {
    UnaryOperator<Session> seen =
        it ->
            it.id().equals(id) ? new Session(it.id(), it.role(), it.link(), it.since(), sight) : it;
    return withSessions(sessions.stream().map(seen).toList());
  }

  Admissions seenWith(String key, Sight sight) {
    UnaryOperator<Share> seen =
        it ->
            it.key().equals(key)
                ? new Share(it.name(), it.key(), it.person(), it.since(), sight)
                : it;
    return new Admissions(secret, port, address, shares.stream().map(seen).toList(), sessions);
  }

  static Admissions read(String text) {
    var json = Json.parse(text).asObject();
    return new Admissions(
        json.text("secret"),
        Math.toIntExact(json.number("port")),
        json.text("address", ""),
        json.list("shares").stream().map(Json::asObject).map(Admissions::share).toList(),
        json.has("sessions")
            ? json.list("sessions").stream().map(Json::asObject).map(Admissions::session).toList()
            : List.of());
  }

  private static Share share(Json.Obj json) {
    return new Share(
        json.text("name"),
        json.text("key"),
        json.text("person", ""),
        instant(json, "since"),
        sight(json));
  }

  private static Session session(Json.Obj json) {
    return new Session(
        json.text("id"),
        Role.of(json.text("role")),
        json.text("link"),
        instant(json, "since"),
        sight(json));
  }

  private static Sight sight(Json.Obj json) {
    return new Sight(instant(json, "seen"), json.text("from", ""), json.text("browser", ""));
  }

  private static Instant instant(Json.Obj json, String name) {
    return Instant.parse(json.text(name, Instant.EPOCH.toString()));
  }

  String text() {
    return Json.object()
        .put("secret", secret)
        .put("port", port)
        .put("address", address)
        .putEach(
            "shares",
            shares,
            it ->
                sight(
                    Json.object()
                        .put("name", it.name())
                        .put("key", it.key())
                        .put("person", it.person())
                        .put("since", it.since().toString()),
                    it.sight()))
        .putEach(
            "sessions",
            sessions,
            it ->
                sight(
                    Json.object()
                        .put("id", it.id())
                        .put("role", it.role().word())
                        .put("link", it.link())
                        .put("since", it.since().toString()),
                    it.sight()))
        .end()
        .pretty();
  }

  private static Json sight(Json.Fields json, Sight sight) {
    return json.put("seen", sight.at().toString())
        .put("from", sight.from())
        .put("browser", sight.browser())
        .end();
  }
}
