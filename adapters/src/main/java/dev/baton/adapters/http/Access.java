package dev.baton.adapters.http;

import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who may come in. One secret, in a file that only its owner may read; everything handed out is
/// derived from it or listed beside it, so a restart throws nobody out and a new secret everybody.
/// Another process may change the file at any time. Safe for several threads.
public final class Access {
  private static final Duration LASTS = Duration.ofDays(30);
  private static final HexFormat HEX = HexFormat.of();
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Path file;
  private final Clock clock;
  private State state = State.NONE;
  private FileTime readAt = FileTime.fromMillis(0);

  private record State(String secret, int port, List<Share> shares, List<String> ended) {
    static final State NONE = new State("", 0, List.of(), List.of());
  }

  /// A page that somebody else may see: the page's name, the key in the link to it, and who it was
  /// made for. Where that is nobody by name, the page may be read and no more.
  public record Share(String name, String key, String person) {}

  private Access(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /// What stands in the folder; made there at the first time.
  public static Access in(Path folder, Clock clock) {
    var access = new Access(folder.resolve("access.json"), clock);
    if (!Files.exists(access.file)) {
      access.write(new State(chance(), 0, List.of(), List.of()));
    }
    return access;
  }

  /// What the conductor's link ends with.
  public String key() {
    return signed("conductor");
  }

  /// The port the pages were on the last time: whoever has one open finds the server again.
  public int port() {
    return state().port();
  }

  public void remember(int port) {
    var now = state();
    if (now.port() != port) {
      write(new State(now.secret(), port, now.shares(), now.ended()));
    }
  }

  /// Every link and every session is worth nothing from now on.
  public void revokeAll() {
    write(new State(chance(), state().port(), List.of(), List.of()));
  }

  public List<Share> shares() {
    return state().shares();
  }

  /// Lets whoever has the link see that page, and say something there in the name of `person`.
  public Share share(String name, String person) {
    var now = state();
    var made = new Share(name, chance(), person);
    var all = new ArrayList<>(now.shares());
    all.add(made);
    write(new State(now.secret(), now.port(), all, now.ended()));
    return made;
  }

  /// Takes every link to that page back; false where there was none.
  public boolean unshare(String name) {
    var now = state();
    var left = now.shares().stream().filter(share -> !share.name().equals(name)).toList();
    write(new State(now.secret(), now.port(), left, now.ended()));
    return left.size() < now.shares().size();
  }

  boolean isConductors(String key) {
    return same(key, key());
  }

  Optional<Visitor> guest(String key) {
    return state().shares().stream()
        .filter(share -> same(share.key(), key))
        .findFirst()
        .map(share ->
            new Visitor.Guest(share.name(), share.person(), signed("guest " + share.key())));
  }

  /// A cookie for a new session.
  String admit() {
    var session = clock.instant().getEpochSecond() + "." + chance().substring(0, 32);
    return session + "." + signed("session " + session);
  }

  Visitor visitor(String cookie) {
    var end = cookie.lastIndexOf('.');
    if (end < 0) {
      return new Visitor.Nobody();
    }
    var session = cookie.substring(0, end);
    return same(cookie.substring(end + 1), signed("session " + session))
            && isYoung(session)
            && !state().ended().contains(session)
        ? new Visitor.Conductor(session)
        : new Visitor.Nobody();
  }

  private boolean isYoung(String session) {
    var begun = Instant.ofEpochSecond(Long.parseLong(session.split("\\.")[0]));
    return clock.instant().isBefore(begun.plus(LASTS));
  }

  /// The session's cookie is worth nothing from now on.
  void end(String session) {
    var now = state();
    var ended = new ArrayList<>(now.ended());
    ended.add(session);
    ended.removeIf(old -> !isYoung(old));
    write(new State(now.secret(), now.port(), now.shares(), ended));
  }

  /// What a form of this session carries, and nobody else's page can know.
  String forgeryKey(Visitor visitor) {
    return switch (visitor) {
      case Visitor.Conductor(var session) -> signed("form " + session);
      case Visitor.Guest guest when guest.maySpeak() -> signed("form " + guest.session());
      case Visitor.Guest _, Visitor.Nobody _ -> "";
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
      mac.init(new SecretKeySpec(HEX.parseHex(state().secret()), "HmacSHA256"));
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

  private synchronized State state() {
    try {
      var written = Files.getLastModifiedTime(file);
      if (!written.equals(readAt)) {
        state = read(Files.readString(file));
        readAt = written;
      }
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static State read(String text) {
    var json = Json.parse(text).asObject();
    return new State(
        json.text("secret"),
        Math.toIntExact(json.number("port")),
        json.list("shares").stream()
            .map(Json::asObject)
            .map(
                share -> new Share(share.text("name"), share.text("key"), share.text("person", "")))
            .toList(),
        json.texts("ended"));
  }

  private synchronized void write(State next) {
    var text =
        Json.object()
            .put("secret", next.secret())
            .put("port", next.port())
            .putEach(
                "shares",
                next.shares(),
                it ->
                    Json.object()
                        .put("name", it.name())
                        .put("key", it.key())
                        .put("person", it.person())
                        .end())
            .putTexts("ended", next.ended())
            .end()
            .pretty();
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.deleteIfExists(draft);
      Files.createFile(draft, onlyOwner);
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      state = next;
      readAt = Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
