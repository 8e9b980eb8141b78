package dev.baton.adapters.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.adapters.door.Egress.Decision;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EgressTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");

  private final List<Decision> decisions = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
  }

  /// One that finds only loopback, and may go there.
  private Door door(String... listed) {
    return door(address -> Optional.empty(), List.of(LOOPBACK), listed);
  }

  private Door strict(List<InetAddress> addresses, String... listed) {
    return door(PublicAddress::objection, addresses, listed);
  }

  private Door door(
      Function<InetAddress, Optional<String>> objection,
      List<InetAddress> addresses,
      String... listed) {
    var egress =
        new Egress(
            Stream.of(listed).map(Destination::listed).toList(),
            name -> {
              resolved.add(name);
              if (addresses.isEmpty()) {
                throw new UnknownHostException(name);
              }
              return addresses;
            },
            decisions::add,
            objection);
    var door = Door.onLoopback(Ways.none().through(egress));
    open.add(door);
    return door;
  }

  /// A host that keeps what it hears up to the end of a head, answers that, and echoes the rest.
  private int host(String answer) throws IOException {
    var server = new ServerSocket();
    server.bind(new InetSocketAddress(LOOPBACK, 0));
    open.add(server);
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try (var socket = server.accept()) {
              answer(socket, answer);
            } catch (IOException e) {
              // The test is over.
              return;
            }
          }
        });
    return server.getLocalPort();
  }

  private void answer(Socket socket, String answer) throws IOException {
    var in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var c = in.read();
      if (c < 0) {
        break;
      }
      head.append((char) c);
    }
    heard.add(head.toString());
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    if (answer.isEmpty()) {
      socket.getOutputStream().write(in.readAllBytes());
    }
    socket.shutdownOutput();
  }

  private static String connect(Object to) {
    return "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n\r\n";
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: other\r\nProxy-Authorization: x\r\n\r\n";
  }

  @Test
  void a_listed_host_is_reached_and_carried_both_ways_to_the_end() throws Exception {
    var to = "example.org:" + host("");
    try (var client = Client.of(door(to))) {
      // Some of it in one packet with the head.
      client.say(connect(to) + "first\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 200");
      client.say("\r\nthen this").sayNoMore();

      assertThat(client.rest()).isEqualTo("then this");
    }

    assertThat(heard.take()).isEqualTo("first\r\n\r\n");
    assertThat(decisions).containsExactly(new Decision.Allowed(Destination.listed(to), LOOPBACK));
    assertThat(resolved).containsExactly("example.org");
  }

  @Test
  void a_name_is_exact_but_for_case() throws Exception {
    var port = host("hello");
    var door = door("example.org:" + port);

    assertThat(Client.exchange(door, connect("EXAMPLE.org:" + port) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
    for (var other : List.of("www.example.org:", "example.org.:", "xexample.org:", "localhost:")) {
      assertThat(Client.exchange(door, connect(other + port))).startsWith("HTTP/1.1 403");
    }
    assertThat(Client.exchange(door, connect("example.org:" + (port - 1))))
        .startsWith("HTTP/1.1 403");
    assertThat(resolved).as("nothing is asked about what is not listed").hasSize(1);
    assertThat(decisions.stream().filter(Decision.Refused.class::isInstance)).hasSize(5);
  }

  @Test
  void a_bare_name_means_https() throws Exception {
    var door = strict(List.of(), "example.org");

    assertThat(Client.exchange(door, connect("example.org:80"))).startsWith("HTTP/1.1 403");
    assertThat(Client.exchange(door, connect("example.org:443"))).startsWith("HTTP/1.1 502");
    assertThat(decisions.getLast()).isInstanceOf(Decision.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "febf::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "fec0::1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001::1"
      })
  void an_address_that_is_not_of_the_internet_is_refused(String address) throws Exception {
    var door = strict(List.of(PUBLIC, InetAddress.ofLiteral(address)), "example.org");

    assertThat(Client.exchange(door, connect("example.org:443"))).startsWith("HTTP/1.1 403");
    assertThat(decisions).singleElement().isInstanceOf(Decision.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.215.14",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "11.0.0.1",
        "2606:4700::1",
        "64:ff9b::808:808",
        "2002:808:808::"
      })
  void an_address_of_the_internet_is_not(String address) {
    assertThat(PublicAddress.objection(InetAddress.ofLiteral(address))).isEmpty();
  }

  @Test
  void a_mapped_address_counts_as_what_it_maps_to() throws IOException {
    var bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    bytes[12] = 10;

    assertThat(PublicAddress.objection(Inet6Address.getByAddress("x", bytes, 0)))
        .contains("private");
  }

  @Test
  void a_literal_must_be_listed_and_still_be_of_the_internet() throws Exception {
    var door = strict(List.of(PUBLIC), "127.0.0.1:99", "[::1]:99", "2130706433:99", "0177.1:99");

    for (var to : List.of("127.0.0.1:99", "[::1]:99", "2130706433:99", "10.0.0.1:99")) {
      assertThat(Client.exchange(door, connect(to))).startsWith("HTTP/1.1 403");
    }
    assertThat(resolved).isEmpty();
    assertThat(decisions).hasSize(4).allMatch(Decision.Refused.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "example.org:",
        "example.org:0",
        "example.org:99999",
        ":443",
        "a@b:443",
        "ex ample:1"
      })
  void a_target_that_is_none_is_refused(String target) throws Exception {
    assertThat(Client.exchange(door("example.org"), connect(target)))
        .containsPattern("^HTTP/1.1 40[03]");
    assertThat(resolved).isEmpty();
  }

  @Test
  void a_host_where_nobody_listens_is_a_bad_gateway() throws Exception {
    int port;
    try (var server = new ServerSocket(0, 1, LOOPBACK)) {
      port = server.getLocalPort();
    }

    assertThat(Client.exchange(door("example.org:" + port), connect("example.org:" + port)))
        .startsWith("HTTP/1.1 502");
    assertThat(decisions).singleElement().isInstanceOf(Decision.Unreachable.class);
  }

  @Test
  void without_encryption_a_page_is_fetched_with_the_host_of_its_address() throws Exception {
    var to = "example.org:" + host("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npage");

    var answer = Client.exchange(door(to), get("http://" + to + "/a?b=c"));

    assertThat(answer).endsWith("page");
    assertThat(heard.take())
        .startsWith("GET /a?b=c HTTP/1.1\r\nhost: " + to + "\r\nconnection: close\r\n")
        .doesNotContainIgnoringCase("proxy")
        .doesNotContain("other");
  }

  @Test
  void without_encryption_nothing_is_sent_and_only_listed_hosts_are_reached() throws Exception {
    var door = door("example.org:80", "example.org");

    assertThat(Client.exchange(door, get("http://other.org/"))).startsWith("HTTP/1.1 403");
    assertThat(Client.exchange(door, get("http://example.org/").replace("GET", "POST")))
        .startsWith("HTTP/1.1 405");
    assertThat(Client.exchange(door, get("https://example.org/"))).startsWith("HTTP/1.1 400");
    assertThat(Client.exchange(door, get("http://u:p@example.org/"))).startsWith("HTTP/1.1 400");
    assertThat(
            Client.exchange(
                door, "GET http://example.org/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"))
        .startsWith("HTTP/1.1 400");
    assertThat(resolved).isEmpty();
  }

  @Test
  void a_list_has_exact_names_only() {
    assertThatThrownBy(() -> Destination.listed("*.example.org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Destination.listed("https://example.org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Destination.listed("example.org:8443").port()).isEqualTo(8443);
    assertThat(Destination.listed("[2606:4700::1]").port()).isEqualTo(443);
  }

  @Test
  void nobody_gets_out_of_a_closed_one() throws IOException {
    try (var door = Door.onLoopback(Ways.none())) {
      assertThat(Client.exchange(door, connect("example.org:443"))).startsWith("HTTP/1.1 403");
    }
  }
}
