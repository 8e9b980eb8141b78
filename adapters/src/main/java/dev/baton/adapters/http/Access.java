package dev.baton.adapters.http;

import dev.baton.adapters.http.Admissions.Session;
import dev.baton.adapters.http.Admitted.Sight;
import dev.baton.core.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who may come in. One secret; everything handed out is derived from it or listed beside it, so a
/// restart throws nobody out and a new secret everybody. Safe for several threads.
public final class Access {
  private static final Duration LASTS = Duration.ofDays(30);
  // What "last seen" is exact to; each step is a file written.
  private static final Duration STEP = Duration.ofSeconds(20);
  private static final HexFormat HEX = HexFormat.of();
  private static final SecureRandom CHANCE = new SecureRandom();

  private final AccessFile file;
  private final Clock clock;

  /// A link for somebody else: to one page by its name, or, without a name, to all there is to see.
  /// Where a page was made for nobody by name, it may be read and no more.
  public record Share(String name, String key, String person, Instant since, Sight sight) {
    public boolean isOfEverything() {
      return name.isEmpty();
    }
  }

  private Access(AccessFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /// What stands in the folder; made there at the first time.
  public static Access in(Path folder, Clock clock) {
    var access = new Access(new AccessFile(folder.resolve("access.json")), clock);
    access.file.begin(now -> now.secret().isEmpty() ? now.anew(chance()) : now);
    return access;
  }

  /// What the conductor's link ends with.
  public String key() {
    return signed("conductor");
  }

  /// The port the pages were on the last time: whoever has one open finds the server again.
  public int port() {
    return file.now().port();
  }

  /// What links began with when the pages were last served; empty where they never were.
  public String address() {
    return file.now().address();
  }

  public void remember(int port, String address) {
    var now = file.now();
    if (now.port() != port || !now.address().equals(address)) {
      file.change(it -> it.at(port, address));
    }
  }

  /// Every link and every session is worth nothing from now on.
  public void revokeAll() {
    file.change(now -> now.anew(chance()));
  }

  public List<Share> shares() {
    return file.now().shares();
  }

  /// Lets whoever has the link see that page, and say something there in the name of `person`.
  public Share share(String name, String person) {
    var made = new Share(name, chance(), person, clock.instant(), Sight.NONE);
    file.change(now -> now.with(made));
    return made;
  }

  /// Lets whoever has the link see everything and order nothing.
  public Share shareEverything(String person) {
    return share("", person);
  }

  /// Takes every link to that page back; false where there was none.
  public boolean unshare(String name) {
    var before = shares().size();
    file.change(now ->
        now.withShares(now.shares().stream().filter(share -> !share.name().equals(name)).toList()));
    return shares().size() < before;
  }

  /// Everybody who is let in, who was there last first: sessions, and links that need none. A link
  /// to everything stands beside the sessions it began.
  public List<Admitted> admitted() {
    var now = file.now();
    return Stream.concat(
            now.sessions().stream().filter(this::isYoung).map(it -> admitted(now, it)),
            now.shares().stream().map(Access::admitted))
        .sorted(Comparator.comparing(Admitted::last).reversed())
        .toList();
  }

  private static Admitted admitted(Admissions now, Session session) {
    var person = now.share(session.link()).map(Share::person).orElse("");
    return new Admitted(
        name(session.id()), session.role(), person, "", session.since(), session.sight());
  }

  private static Admitted admitted(Share share) {
    return new Admitted(
        name(share.key()),
        share.isOfEverything() ? Role.READER : Role.STAKEHOLDER,
        share.person(),
        share.name(),
        share.since(),
        share.sight());
  }

  /// Short, and nothing can be got with it.
  private static String name(String secret) {
    return Hash.of("who " + secret).brief();
  }

  /// What [#admitted] calls them; empty for who has no session.
  public String nameOf(Visitor visitor) {
    return session(visitor).map(Access::name).orElse("");
  }

  private static Optional<String> session(Visitor visitor) {
    return switch (visitor) {
      case Visitor.Conductor(var id) -> Optional.of(id);
      case Visitor.Reader(var id) -> Optional.of(id);
      case Visitor.Guest _, Visitor.Nobody _ -> Optional.empty();
    };
  }

  /// Throws one of [#admitted] out, by the name they have there. With a link end the sessions it
  /// began, and with a session that a link began ends the link: it would let them in again. Nothing
  /// where nobody has that name.
  public Optional<Admitted> end(String id) {
    var found = admitted().stream().filter(it -> it.id().equals(id)).findFirst();
    found.ifPresent(_ -> file.change(now -> without(now, id)));
    return found;
  }

  private static Admissions without(Admissions now, String id) {
    var link =
        now.sessions().stream()
            .filter(it -> name(it.id()).equals(id))
            .map(Session::link)
            .findFirst()
            .orElse("");
    return now.withShares(
            now.shares().stream()
                .filter(it -> !it.key().equals(link) && !name(it.key()).equals(id))
                .toList())
        .withoutSessions(it -> name(it.id()).equals(id));
  }

  /// The session's cookie is worth nothing from now on.
  void leave(String session) {
    file.change(now -> now.withoutSessions(it -> it.id().equals(session)));
  }

  Optional<Visitor> guest(String key) {
    return file.now()
        .share(key)
        .filter(share -> !share.isOfEverything())
        .map(share -> new Visitor.Guest(share.name(), share.person(), guestsSession(share)));
  }

  private String guestsSession(Share share) {
    return signed("guest " + share.key());
  }

  /// A cookie for a new session of whoever has such a key; nothing where the key opens nothing.
  Optional<String> admit(String key, String from, String browser) {
    if (same(key(), key)) {
      return Optional.of(begin(Role.CONDUCTOR, "", from, browser));
    }
    return file.now()
        .share(key)
        .filter(Share::isOfEverything)
        .map(share -> begin(Role.READER, share.key(), from, browser));
  }

  private String begin(Role role, String link, String from, String browser) {
    var now = clock.instant();
    var id = now.getEpochSecond() + "." + chance().substring(0, 32);
    var session = new Session(id, role, link, now, new Sight(now, from, browser));
    file.change(it -> it.withoutSessions(old -> !isYoung(old)).with(session));
    return id + "." + signed("session " + id);
  }

  private boolean isYoung(Session session) {
    return clock.instant().isBefore(session.since().plus(LASTS));
  }

  Visitor visitor(String cookie) {
    var end = cookie.lastIndexOf('.');
    if (end < 0) {
      return new Visitor.Nobody();
    }
    var id = cookie.substring(0, end);
    return same(cookie.substring(end + 1), signed("session " + id))
        ? file.now()
            .session(id)
            .filter(this::isYoung)
            .map(Session::visitor)
            .orElse(new Visitor.Nobody())
        : new Visitor.Nobody();
  }

  /// Whether whoever was let in still is; asked at every piece of news, and 50 ms behind at most.
  boolean isStillIn(Visitor visitor) {
    var now = file.lately();
    return session(visitor).flatMap(now::session).filter(this::isYoung).isPresent();
  }

  /// Takes note that they were here.
  void saw(Visitor visitor, String from, String browser) {
    var sight = new Sight(clock.instant(), from, browser);
    switch (visitor) {
      case Visitor.Conductor(var id) -> saw(id, sight);
      case Visitor.Reader(var id) -> saw(id, sight);
      case Visitor.Guest guest -> saw(guest, sight);
      case Visitor.Nobody _ -> {
        // Who is not let in is not listed.
      }
    }
  }

  private void saw(String id, Sight sight) {
    if (file.now().session(id).filter(it -> isWorthNoting(it.sight(), sight)).isPresent()) {
      file.change(now -> now.seen(id, sight));
    }
  }

  private void saw(Visitor.Guest guest, Sight sight) {
    file.now().shares().stream()
        .filter(share -> isWorthNoting(share.sight(), sight))
        .filter(share -> guestsSession(share).equals(guest.session()))
        .findFirst()
        .ifPresent(share -> file.change(now -> now.seenWith(share.key(), sight)));
  }

  private static boolean isWorthNoting(Sight before, Sight now) {
    return !now.at().isBefore(before.at().plus(STEP));
  }

  /// What a form of this session carries, and nobody else's page can know. Empty for who may order
  /// nothing.
  String forgeryKey(Visitor visitor) {
    return switch (visitor) {
      case Visitor.Conductor(var session) -> signed("form " + session);
      case Visitor.Guest guest when guest.maySpeak() -> signed("form " + guest.session());
      case Visitor.Reader _, Visitor.Guest _, Visitor.Nobody _ -> "";
    };
  }

  /// How long it takes does not depend on where the two differ.
  static boolean same(String one, String other) {
    return !other.isEmpty()
        && MessageDigest.isEqual(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String signed(String what) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HEX.parseHex(file.now().secret()), "HmacSHA256"));
      return HEX.formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private static String chance() {
    var bytes = new byte[Hash.of("").hex().length() / 2];
    CHANCE.nextBytes(bytes);
    return HEX.formatHex(bytes);
  }
}
