package dev.baton.adapters.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DoorTest {
  private static final Bounds HASTY =
      new Bounds(
          4 << 10,
          1 << 20,
          8,
          Duration.ofMillis(600),
          Duration.ofMillis(600),
          Duration.ofMillis(600),
          Duration.ofMillis(600));
  private static final String GET = "GET /echo/a?b=c HTTP/1.1\r\nHost: door\r\n\r\n";

  private Door door = Door.onLoopback(Ways.none());

  @BeforeEach
  void open() {
    reopen(Bounds.USUAL);
  }

  @AfterEach
  void close() {
    door.close();
  }

  private void reopen(Bounds bounds) {
    door.close();
    door = Door.onLoopback(Ways.none().to("/echo/", DoorTest::echo), bounds);
  }

  private void serve(Route route) {
    door.close();
    door = Door.onLoopback(Ways.none().to("/echo/", route), HASTY);
  }

  private static Response echo(Request request) throws IOException {
    var body = new String(request.bytes(), StandardCharsets.ISO_8859_1);
    return Response.text(
        200, request.method() + " " + request.path() + " " + request.query() + " " + body);
  }

  private static String post(String framing, String body) {
    return "POST /echo/ HTTP/1.1\r\nHost: door\r\nConnection: close\r\n"
        + framing
        + "\r\n\r\n"
        + body;
  }

  @Nested
  class A_unix_socket {
    @TempDir Path folder;

    @Test
    void is_open_to_its_owner_alone_and_gone_after_close() throws IOException {
      var socket = folder.resolve("door.sock");
      try (var _ = Door.at(socket, Ways.none().to("/echo/", DoorTest::echo));
          var client = Client.at(socket)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
            .isEqualTo("rw-------");
        assertThat(client.say(GET).head()).startsWith("HTTP/1.1 200 OK");
      }

      assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takes_the_place_of_one_that_an_earlier_door_left_and_leaves_a_later_one_alone()
        throws IOException {
      var socket = folder.resolve("door.sock");
      var earlier = Door.at(socket, Ways.none());
      try (var _ = Door.at(socket, Ways.none().to("/echo/", DoorTest::echo))) {
        earlier.close();

        try (var client = Client.at(socket)) {
          assertThat(client.say(GET).head()).startsWith("HTTP/1.1 200 OK");
        }
      }
    }
  }

  @Nested
  class A_request {
    @Test
    void finds_its_route_with_path_and_query() throws IOException {
      try (var client = Client.of(door)) {
        client.say(GET).head();

        assertThat(client.line()).isEqualTo("GET /echo/a b=c");
      }
    }

    @Test
    void to_nowhere_is_not_found() throws IOException {
      try (var client = Client.of(door)) {
        assertThat(client.say(GET.replace("/echo/", "/other/")).head()).contains(" 404 ");
      }
    }

    @Test
    void may_be_followed_by_others_even_before_its_answer() throws IOException {
      try (var client = Client.of(door)) {
        client.say(GET + post("Content-Length: 2", "hi") + GET);

        client.head();
        assertThat(client.line()).startsWith("GET");
        client.head();
        assertThat(client.line()).endsWith("hi");
        assertThat(client.rest()).as("it said it was the last").isEmpty();
      }
    }

    @Test
    void has_an_answer_although_its_client_has_said_its_last() throws IOException {
      try (var client = Client.of(door)) {
        assertThat(client.say(GET).sayNoMore().rest()).contains("GET /echo/a b=c");
      }
    }

    @Test
    void of_the_head_alone_gets_length_and_no_body() throws IOException {
      var answer =
          Client.exchange(
              door,
              GET.replace("GET", "HEAD").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

      assertThat(answer).contains("content-length: ").endsWith("\r\n\r\n");
    }

    @Test
    void in_the_old_version_gets_no_chunks() throws IOException {
      serve(_ ->
          Response.stream(
              200, Headers.NONE, out -> out.write("old".getBytes(StandardCharsets.UTF_8))));

      assertThat(Client.exchange(door, "GET /echo/ HTTP/1.0\r\n\r\n"))
          .doesNotContain("chunked")
          .endsWith("\r\n\r\nold");
    }
  }

  @Nested
  class A_body {
    @Test
    void comes_in_chunks_with_extensions_and_trailers() throws IOException {
      var body = "3;x=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Late: 1\r\n\r\n";

      assertThat(Client.exchange(door, post("Transfer-Encoding: chunked", body)))
          .contains("abc0123456789\n");
    }

    @Test
    void is_asked_for_where_the_client_waits_for_that() throws IOException {
      try (var client = Client.of(door)) {
        client.say(post("Content-Length: 2\r\nExpect: 100-continue", ""));

        assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\n");
        assertThat(client.say("hi").rest()).contains("hi\n");
      }
    }

    @Test
    void that_nobody_asked_for_is_not_awaited() throws IOException {
      serve(_ -> Response.text(403, "no"));

      assertThat(Client.exchange(door, post("Content-Length: 2\r\nExpect: 100-continue", "")))
          .startsWith("HTTP/1.1 403")
          .doesNotContain("100 Continue");
    }

    @Test
    void may_be_big() throws IOException {
      var body = "x".repeat(20 << 20);

      assertThat(Client.exchange(door, post("Content-Length: " + body.length(), body)))
          .hasSizeGreaterThan(body.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1048577", "Transfer-Encoding: chunked"})
    void that_is_too_big_is_refused_so_that_the_client_sees_it(String framing) throws IOException {
      reopen(HASTY);
      var body = "100001\r\n" + "x".repeat((1 << 20) + 1) + "\r\n0\r\n\r\n";

      assertThat(Client.exchange(door, post(framing, body))).startsWith("HTTP/1.1 413");
    }
  }

  @Nested
  class A_stream {
    @Test
    void reaches_the_client_while_it_goes_on() throws IOException {
      var more = new CountDownLatch(1);
      serve(_ ->
          Response.stream(
              200,
              Headers.of("content-type", "text/event-stream"),
              out -> {
                out.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
                await(more);
                out.write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
              }));
      try (var client = Client.of(door)) {
        client.say(GET).head();

        assertThat(client.chunk()).isEqualTo("data: 1\n\n");
        more.countDown();
        assertThat(client.chunk()).isEqualTo("data: 2\n\n");
        assertThat(client.chunk()).isEmpty();
      }
    }

    @Test
    void that_breaks_does_not_look_like_one_that_ended() throws IOException {
      serve(_ ->
          Response.stream(
              200,
              Headers.NONE,
              out -> {
                out.write('a');
                throw new IOException("the source is gone");
              }));
      try (var client = Client.of(door)) {
        client.say(GET).head();

        assertThat(client.chunk()).isEqualTo("a");
        assertThatThrownBy(client::chunk).isInstanceOf(IOException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /echo/ HTTP/1.1\\r\\n\\r\\n, 400",
    "GET /echo/ HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n, 400",
    "GET /echo/ HTTP/1.1\\nHost: a\\n\\n, 400",
    "GET /echo/ HTTP/1.1\\r\\nHost: a\\rX: b\\r\\n\\r\\n, 400",
    "GET /echo/ HTTP/1.1\\r\\nHost : a\\r\\n\\r\\n, 400",
    "GET /echo/ HTTP/1.1\\r\\nHost: a\\r\\n folded\\r\\n\\r\\n, 400",
    "GET /echo/ HTTP/1.1\\r\\nHost: a\\r\\nX: \\0\\r\\n\\r\\n, 400",
    "GET  /echo/ HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n, 400",
    "GET /echo/ HTTP/2.0\\r\\nHost: a\\r\\n\\r\\n, 505",
    "GET echo HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n, 400",
    "GET /echo/../x HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n, 400",
    "GET /echo/%2E%2e/x HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n, 400",
    "GET /echo%2fx HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n, 400",
    "\\x16\\x03\\x01\\r\\n\\r\\n, 400",
  })
  void a_malformed_head_is_refused(String request, int status) throws IOException {
    assertRefused(request, status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 3\\r\\nTransfer-Encoding: chunked|0\\r\\n\\r\\n|400",
        "Content-Length: 3\\r\\nContent-Length: 3|abc|400",
        "Content-Length: 3, 3|abc|400",
        "Content-Length: +3|abc|400",
        "Content-Length: -3|abc|400",
        "Content-Length: 0x3|abc|400",
        "Content-Length:|abc|400",
        "Content-Length: 9999999999999999999999|abc|400",
        "Transfer-Encoding: gzip, chunked|0\\r\\n\\r\\n|501",
        "Transfer-Encoding: identity|abc|501",
        "Transfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked|0\\r\\n\\r\\n|400",
        "Transfer-Encoding: chunked|-1\\r\\n\\r\\n|400",
        "Transfer-Encoding: chunked|\\r\\n\\r\\n|400",
        "Transfer-Encoding: chunked|FFFFFFFFFFFFFFFFF\\r\\n\\r\\n|400",
        "Transfer-Encoding: chunked|3\\r\\nabcd\\r\\n0\\r\\n\\r\\n|400",
        "Transfer-Encoding: chunked|3\\nabc\\r\\n0\\r\\n\\r\\n|400",
        "Transfer-Encoding: chunked|0\\r\\nbad trailer: 1\\r\\n\\r\\n|400",
      })
  void a_body_whose_end_is_in_doubt_is_refused(String framing, String body, int status)
      throws IOException {
    assertRefused(post(framing, body), status);
  }

  // One answer, and then the end: nothing of the rest may be taken for another request.
  private void assertRefused(String request, int status) throws IOException {
    var unescaped =
        request
            .replace("\\r", "\r")
            .replace("\\n", "\n")
            .replace("\\0", "\0")
            .replace("\\x16\\x03\\x01", "\u0016\u0003\u0001");
    var answer = Client.exchange(door, unescaped + GET);
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("connection: close");
    assertThat(answer.split("HTTP/1.1 \\d", -1)).hasSize(2);
  }

  @Test
  void a_head_without_end_is_refused() throws IOException {
    var line = "X: " + "y".repeat(1000) + "\r\n";

    assertThat(Client.exchange(door, "GET / HTTP/1.1\r\n" + line.repeat(100)))
        .startsWith("HTTP/1.1 431");
    assertThat(Client.exchange(door, "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(300)))
        .startsWith("HTTP/1.1 431");
  }

  @Nested
  class A_client_that_is_slow {
    @Test
    void with_its_head_is_told_so_although_it_never_stops() throws Exception {
      reopen(HASTY);
      try (var client = Client.of(door)) {
        client.say("GET / HTTP/1.1\r\n");
        var drops = Thread.ofVirtual().start(() -> drip(client));

        assertThat(client.rest()).startsWith("HTTP/1.1 408");
        drops.interrupt();
      }
    }

    @Test
    void with_its_body_is_told_so() throws IOException {
      reopen(HASTY);

      assertThat(Client.exchange(door, post("Content-Length: 10", "abc")))
          .startsWith("HTTP/1.1 408");
    }

    @Test
    void to_begin_is_left() throws IOException {
      reopen(HASTY);

      assertThat(Client.exchange(door, "")).isEmpty();
    }

    @Test
    void to_read_is_left() throws Exception {
      var over = new CountDownLatch(1);
      serve(_ ->
          Response.stream(
              200,
              Headers.NONE,
              out -> {
                try {
                  for (int i = 0; i < 1_000; i++) {
                    out.write(new byte[1 << 20]);
                  }
                } finally {
                  over.countDown();
                }
              }));
      try (var client = Client.of(door)) {
        client.say(GET).head();

        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
      }
    }

    private void drip(Client client) {
      try {
        while (!Thread.interrupted()) {
          client.say("X-Drop: 1\r\n");
          Thread.sleep(Duration.ofMillis(50));
        }
      } catch (IOException | InterruptedException e) {
        // The door has had enough.
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void an_answer_may_take_longer_than_a_request() throws IOException {
    serve(request -> {
      pause(Duration.ofMillis(1_500));
      return echo(request);
    });

    try (var client = Client.of(door)) {
      assertThat(client.say(GET).head()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void too_many_connections_are_turned_away() throws IOException {
    reopen(
        new Bounds(
            1 << 10,
            10,
            1,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1)));
    try (var first = Client.of(door)) {
      first.say(GET).head();

      assertThat(Client.exchange(door, "")).startsWith("HTTP/1.1 503");
    }
  }

  @Test
  void a_route_that_fails_is_a_bad_gateway() throws IOException {
    serve(_ -> {
      throw new IOException("secret detail");
    });

    assertThat(Client.exchange(door, GET)).startsWith("HTTP/1.1 502").doesNotContain("secret");
  }

  @Test
  void closing_ends_connections_that_wait() throws IOException {
    try (var client = Client.of(door)) {
      client.say("GET / HT");
      door.close();

      assertThatThrownBy(client::line).isInstanceOfAny(EOFException.class, IOException.class);
    }
  }

  @Test
  void a_header_cannot_smuggle_another() {
    assertThatThrownBy(() -> Headers.of("a", "b\r\nc: d"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IOException("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
