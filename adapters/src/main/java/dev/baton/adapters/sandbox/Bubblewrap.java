package dev.baton.adapters.sandbox;

import dev.baton.engine.Containment;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A cell of Linux namespaces: an own user without any right, an own file tree of what is named, an
/// own network without a way out but the door, and an own process table that ends with its first
/// process.
///
/// The user namespace and the dropped capabilities are what holds when Baton runs as root: without
/// them a remount of a read-only path was seen to reach the host.
public final class Bubblewrap implements Containment {
  private static final String TMP_BYTES = String.valueOf(1L << 30);
  private static final String USER = "1000";

  private static final String HOME = "/home/agent";

  private final Path program;
  private final Limits limits;
  private final Path usersHome;

  public Bubblewrap(Path program, Limits limits, Path usersHome) {
    this.program = program;
    this.limits = limits;
    this.usersHome = usersHome;
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public Path homeWithin(Path home) {
    return Path.of(HOME);
  }

  @Override
  public Optional<URI> doorWithin() {
    return Optional.of(URI.create("http://127.0.0.1:" + Relay.PORT));
  }

  @Override
  public List<String> gaps() {
    return limits.gaps();
  }

  @Override
  public List<String> around(Cell cell, List<String> command) {
    var all = new ArrayList<>(limits.before(List.of(program.toString())));
    all.addAll(
        List.of(
            "--unshare-all", "--unshare-user", "--disable-userns", "--uid", USER, "--gid", USER));
    all.addAll(List.of("--cap-drop", "ALL", "--die-with-parent", "--new-session"));
    all.addAll(List.of("--hostname", "cell"));
    system(all);
    all.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    all.addAll(List.of("--size", TMP_BYTES, "--tmpfs", "/tmp", "--tmpfs", "/run"));
    cell.readable().stream()
        .filter(Files::exists)
        .sorted()
        .forEach(it -> bind(all, "--ro-bind", it));
    home(all, cell);
    cell.writable().stream()
        .sorted(Comparator.comparingInt(Path::getNameCount))
        .forEach(it -> bind(all, "--bind", it));
    holders(cell).forEach(it -> bind(all, "--bind", it));
    // Its own folder under a writable one, or nothing where nothing is: what is not there yet is
    // made by nobody.
    cell.frozen().forEach(it -> freeze(all, it));
    cell.door().ifPresent(it -> bind(all, "--bind", it));
    all.addAll(List.of("--setenv", "HOME", HOME));
    all.addAll(List.of("--setenv", "TMPDIR", "/tmp"));
    cell.door().ifPresent(_ -> proxied(all));
    all.addAll(List.of("--chdir", cell.folder().toString(), "--"));
    all.addAll(cell.door().map(door -> Relay.before(door, command)).orElse(command));
    return all;
  }

  private static void system(List<String> all) {
    bind(all, "--ro-bind", Path.of("/usr"));
    for (var each : Shown.PROGRAMS) {
      var path = Path.of(each);
      if (Files.isSymbolicLink(path)) {
        all.addAll(List.of("--symlink", "usr" + each, each));
      } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        bind(all, "--ro-bind", path);
      }
    }
    Shown.settings().forEach(it -> bind(all, "--ro-bind", it));
  }

  private void home(List<String> all, Cell cell) {
    cell.home()
        .ifPresentOrElse(
            it -> all.addAll(List.of("--bind", it.toString(), HOME)),
            () -> all.addAll(List.of("--size", TMP_BYTES, "--tmpfs", HOME)));
    Shown.downloads(usersHome)
        .forEach(it ->
            all.addAll(List.of("--ro-bind", usersHome.resolve(it).toString(), HOME + "/" + it)));
  }

  private static void proxied(List<String> all) {
    var proxy = "http://127.0.0.1:" + Relay.PORT;
    for (var name : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
      all.addAll(List.of("--setenv", name, proxy));
    }
    for (var name : List.of("NO_PROXY", "no_proxy")) {
      all.addAll(List.of("--setenv", name, "127.0.0.1,localhost"));
    }
  }

  private static void bind(List<String> all, String how, Path path) {
    all.addAll(List.of(how, path.toString(), path.toString()));
  }

  /// What lies between a writable folder and what is frozen in it. Bound onto itself it cannot be
  /// renamed: else a program moves it away with all that is frozen, and makes it anew.
  private static Stream<Path> holders(Cell cell) {
    return cell.frozen().stream()
        .flatMap(frozen -> Stream.iterate(frozen.getParent(), Objects::nonNull, Path::getParent))
        .filter(holder ->
            cell.writable().stream().anyMatch(it -> holder.startsWith(it) && !holder.equals(it)))
        .filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
        .distinct()
        .sorted(Comparator.comparingInt(Path::getNameCount));
  }

  private static void freeze(List<String> all, Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      bind(all, "--ro-bind", path);
    } else {
      all.addAll(List.of("--tmpfs", path.toString(), "--remount-ro", path.toString()));
    }
  }
}
