package dev.baton.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.adapters.door.Destination;
import dev.baton.adapters.door.Door;
import dev.baton.adapters.door.Egress;
import dev.baton.adapters.door.Egress.Decision;
import dev.baton.adapters.door.Ways;
import dev.baton.adapters.process.LocalPrograms;
import dev.baton.adapters.process.ProcessTable;
import dev.baton.adapters.sandbox.Sandboxes.Found;
import dev.baton.engine.Containment;
import dev.baton.engine.Containment.Cell;
import dev.baton.engine.Programs.Ending;
import dev.baton.engine.Programs.Order;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a hostile program tries, on every rung there is. A rung that does not stop it has to say
/// so: then it is shown that it is so.
@Timeout(60)
class HostileListTest {
  private static final String RUNGS = "rungs";
  private static final Path PAGE = Path.of("../docs/agents/hostile.md");
  private static final Limits SMALL = new Limits(256, 32L << 20, 384L << 20);
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int NEWEST = 7;

  /// A rung of the ladder, with small limits.
  record Rung(String name, Found found) {
    Containment walls(Path usersHome) {
      assumeTrue(found instanceof Found.Here, () -> name + " is not here: " + found);
      return name.equals("bubblewrap")
          ? new Bubblewrap(Path.of("/usr/bin/bwrap"), SMALL, usersHome)
          : new Landlock(JAVA, NEWEST, SMALL, usersHome, List.of(LocalPrograms.MARK));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Rung> LADDER =
      List.of(
          new Rung("bubblewrap", Sandboxes.bubblewrap("/usr/bin", Path.of("/nonexistent"))),
          new Rung("landlock", Sandboxes.landlock(Path.of("/nonexistent"), List.of())));

  static Stream<Rung> rungs() {
    return LADDER.stream();
  }

  static Stream<Arguments> attacksOnRungs() {
    return Attack.ALL.stream()
        .flatMap(attack -> LADDER.stream().map(rung -> Arguments.of(attack, rung)));
  }

  @TempDir Path outside;
  private Path clone;
  private Path home;
  private final Map<String, String> variables = new HashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void aWorldWorthAttacking() throws IOException {
    clone = Files.createDirectories(outside.resolve("attempt/clone"));
    home = Files.createDirectories(outside.resolve("attempt/home"));
    for (var each : List.of("hooks", "objects/info")) {
      Files.createDirectories(clone.resolve(".git").resolve(each));
    }
    Files.writeString(clone.resolve(".git/config"), "[core]\n");
    Files.writeString(outside.resolve("secret"), "s3cret");
    Files.createDirectories(outside.resolve("sibling/.git"));
    Files.writeString(outside.resolve("sibling/.git/config"), "[core]\n");
    var socket = outside.resolve("socket");
    var tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    var unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    unix.bind(UnixDomainSocketAddress.of(socket));
    open.addAll(List.of(tcp, udp, unix));
    Thread.startVirtualThread(() -> echo(udp));
    variables.putAll(
        Map.of(
            "PATH", "/usr/sbin:/usr/bin:/bin",
            "OUT", outside.toString(),
            "BATON", String.valueOf(ProcessHandle.current().pid()),
            "TCP", String.valueOf(tcp.getLocalPort()),
            "UDP", String.valueOf(udp.getLocalPort()),
            "SOCKET", socket.toString()));
  }

  private static void echo(DatagramSocket socket) {
    var packet = new DatagramPacket(new byte[1], 1);
    try {
      for (; ; ) {
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException e) {
      // Closed with the test.
    }
  }

  @AfterEach
  void close() throws Exception {
    for (var each : open) {
      each.close();
    }
  }

  private Ending run(Containment walls, Optional<Path> door, String script) {
    var git = clone.resolve(".git");
    var frozen = Stream.of("config", "hooks", "info", "objects/info").map(git::resolve).toList();
    var cell = new Cell(clone, Optional.of(home), List.of(clone), List.of(), frozen, door);
    return new LocalPrograms(outside)
        .run(
            new Order(
                walls.around(cell, List.of("/bin/sh", "-c", script)),
                clone,
                variables,
                Duration.ofSeconds(30)));
  }

  private Ending run(Containment walls, String script) {
    return run(walls, Optional.empty(), script);
  }

  private boolean isWell(Attack attack, Ending ending) {
    return ending instanceof Ending.Exited(var code, _)
        && code == 0
        && (!attack.script().contains("planted") || Files.exists(outside.resolve("planted")));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("attacksOnRungs")
  void a_hostile_program(Attack attack, Rung rung) throws IOException {
    var walls = rung.walls(outside.resolve("users"));
    if (attack.harmless()) {
      var without = run(Containment.NONE, attack.script());
      assertThat(isWell(attack, without)).as("without walls: %s", without).isTrue();
      forget();
    }

    var within = run(walls, attack.script());

    assertThat(isWell(attack, within)).as("%s", within).isEqualTo(isOpen(attack, walls));
  }

  /// What the try without walls left.
  private void forget() throws IOException {
    for (var each : List.of("link", "mine", "big", "planted")) {
      Files.deleteIfExists(clone.resolve(each));
      Files.deleteIfExists(outside.resolve(each));
    }
    Files.writeString(outside.resolve("secret"), "s3cret");
  }

  private static boolean isOpen(Attack attack, Containment walls) {
    return attack.open().stream()
        .anyMatch(gap -> gap.walls().equals(walls.name()) && walls.gaps().contains(gap.said()));
  }

  @ParameterizedTest
  @MethodSource(RUNGS)
  void nothing_outlives_it(Rung rung) {
    var walls = rung.walls(outside.resolve("users"));
    var seconds = "47" + (1000 + (int) (UUID.randomUUID().getLeastSignificantBits() & 0xFFF));

    run(walls, "setsid sleep %s >/dev/null 2>&1 & exit 0".formatted(seconds));
    run(
        walls,
        "env -i setsid /bin/sh -c 'setsid sleep %s & setsid sleep %s' >/dev/null 2>&1 & sleep 0.2"
            .formatted(seconds, seconds));

    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep " + seconds));
  }

  @Test
  void without_walls_what_hides_from_the_mark_does_outlive() {
    var seconds = "4711.5";
    run(Containment.NONE, "env -i setsid sleep %s >/dev/null 2>&1 & sleep 0.2".formatted(seconds));

    var left =
        ProcessHandle.allProcesses()
            .filter(it -> it.info().commandLine().orElse("").contains("sleep " + seconds))
            .toList();

    left.forEach(ProcessHandle::destroyForcibly);
    assertThat(left).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource(RUNGS)
  void it_has_no_rights_and_gets_none(Rung rung) {
    var ending =
        run(rung.walls(outside.resolve("users")), "grep -E 'CapEff|CapBnd' /proc/self/status");

    assertThat(ending)
        .hasToString("Exited[code=0, log=CapEff:\t%016x\nCapBnd:\t%016x\n]".formatted(0, 0));
  }

  @ParameterizedTest
  @MethodSource(RUNGS)
  void a_forked_crowd_is_gone_with_it(Rung rung) {
    run(
        rung.walls(outside.resolve("users")),
        "i=0; while [ $i -lt 2000 ]; do sleep 30 & i=$((i + 1)); done");

    assertThat(ProcessTable.values(LocalPrograms.MARK))
        .noneMatch(value -> value.startsWith(outside.toString()));
  }

  @Test
  void the_proxy_leads_to_no_private_address_and_says_who_asked() throws IOException {
    var walls = LADDER.getFirst().walls(outside.resolve("users"));
    var decisions = new CopyOnWriteArrayList<Decision>();
    var socket = outside.resolve("door");
    var egress =
        new Egress(
            List.of(Destination.listed("10.0.0.1"), Destination.listed("localhost")),
            decisions::add);
    try (var _ = Door.at(socket, Ways.none().through(egress))) {
      var asked =
          run(
              walls,
              Optional.of(socket),
              """
              for host in 10.0.0.1 localhost 169.254.169.254; do
                perl -MIO::Socket::INET -e '
                  my $proxy = IO::Socket::INET->new("127.0.0.1:3128") or exit 1;
                  print $proxy "CONNECT $ARGV[0]:443 HTTP/1.1\\r\\nHost: $ARGV[0]\\r\\n\\r\\n";
                  print scalar <$proxy>' $host
              done
              """);

      assertThat(asked.toString()).contains(" 403 ").doesNotContain(" 200 ");
      assertThat(decisions).hasSize(3).allMatch(Decision.Refused.class::isInstance);
    }
  }

  @Test
  void a_cell_without_a_network_has_no_door() {
    var walls = LADDER.getLast().walls(outside.resolve("users"));

    assertThat(walls.hasDoors()).isFalse();
    assertThatThrownBy(() -> run(walls, Optional.of(outside), "true"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// `-Dbaton.golden=update` writes the table.
  @Test
  void the_page_says_what_is_stopped() throws IOException {
    var written = Files.readString(PAGE);
    var names = LADDER.stream().map(Rung::name).collect(Collectors.joining(" | "));
    var page =
        Attack.ALL.stream()
            .map(attack -> "| %s | %s |\n".formatted(attack.what(), outcomes(attack)))
            .collect(
                Collectors.joining(
                    "",
                    written.substring(0, written.indexOf("\n|") + 1)
                        + "| a hostile program | %s |\n|---|---|---|\n".formatted(names),
                    ""));
    if ("update".equals(System.getProperty("baton.golden"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(written);
  }

  private static String outcomes(Attack attack) {
    return LADDER.stream().map(rung -> outcome(attack, rung)).collect(Collectors.joining(" | "));
  }

  private static String outcome(Attack attack, Rung rung) {
    return attack.open().stream()
        .filter(gap -> gap.walls().equals(rung.name()))
        .map(Attack.Gap::said)
        .findFirst()
        .map(said ->
            said.startsWith("memory") ? "stopped where a control group can be made" : "not stopped")
        .orElse("stopped");
  }
}
