package dev.baton.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.http.PageServer.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks on a real server, byte by byte: what no browser sends either. Each test says in its
/// first line what the attacker does.
class PageAttackTest {
  private static final long MUCH = 1_000_000;

  @TempDir Path folder;

  private final List<Request> reached = new CopyOnWriteArrayList<>();
  private Access access;
  private PageServer server;

  @BeforeEach
  void open() {
    access = Access.in(folder, Clock.systemUTC());
    server =
        PageServer.open(
            new Address(
                InetAddress.getLoopbackAddress(),
                0,
                Set.of("127.0.0.1", "localhost"),
                Optional.empty()),
            access,
            new Recording());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_page_of_elsewhere_whose_name_was_bent_to_this_machine() {
    var said = get("/inbox", "Host: evil.example:" + server.port(), cookie());

    assertThat(said).startsWith("HTTP/1.1 421");
    assertThat(reached).isEmpty();
    assertThat(get("/inbox", host(), cookie())).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest(name = "Host: {0}")
  @ValueSource(strings = {"127.0.0.1", "localhost.evil.example", "127.0.0.1:1", "[::1]", ""})
  void other_names_for_this_machine(String name) {
    assertThat(get("/inbox", "Host: " + name, cookie())).startsWith("HTTP/1.1 4");
    assertThat(reached).isEmpty();
  }

  @Test
  void somebody_without_the_key() {
    assertThat(get("/inbox", host())).startsWith("HTTP/1.1 401");
    assertThat(get("/live?after=0", host())).startsWith("HTTP/1.1 401");
    assertThat(get("/inbox", host(), "Cookie: baton-" + server.port() + "=1.2.3"))
        .startsWith("HTTP/1.1 401");
    assertThat(get("/enter?key=" + "0".repeat(64), host())).startsWith("HTTP/1.1 401");
    assertThat(get("/enter?key=", host())).startsWith("HTTP/1.1 401");
    assertThat(reached).isEmpty();
  }

  @Test
  void a_session_with_one_digit_changed() {
    var cookie = cookie();
    var last = cookie.charAt(cookie.length() - 1);
    var changed = cookie.substring(0, cookie.length() - 1) + (last == '0' ? '1' : '0');

    assertThat(get("/inbox", host(), changed)).startsWith("HTTP/1.1 401");
  }

  @Test
  void a_session_that_says_it_began_later_than_it_did() {
    var session = cookie().split("=")[1];
    var younger = "9999999999" + session.substring(session.indexOf('.'));

    assertThat(get("/inbox", host(), "Cookie: baton-" + server.port() + "=" + younger))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void a_session_of_a_conductor_who_left() {
    var cookie = cookie();
    get("/inbox", host(), cookie);
    var left = post("/leave", "key=" + reached.getFirst().forgeryKey(), host(), cookie, origin());

    assertThat(left).startsWith("HTTP/1.1 303");
    assertThat(get("/inbox", host(), cookie)).startsWith("HTTP/1.1 401");
    assertThat(get("/inbox", host(), cookie())).startsWith("HTTP/1.1 200");
  }

  @Test
  void an_old_link_after_everything_was_revoked_by_another_process() {
    var cookie = cookie();
    var old = access.key();
    Access.in(folder, Clock.systemUTC()).revokeAll();

    assertThat(get("/inbox", host(), cookie)).startsWith("HTTP/1.1 401");
    assertThat(get("/enter?key=" + old, host())).startsWith("HTTP/1.1 401");
  }

  @Test
  void a_cookie_that_scripts_or_other_sites_could_use() {
    assertThat(get("/enter?key=" + access.key(), host()))
        .containsPattern("Set-cookie: baton-\\d+=\\S+; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void a_form_on_a_page_of_elsewhere() {
    var body = "key=" + forgeryKey();

    assertThat(post("/do", body, host(), cookie(), "Origin: https://evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(post("/do", body, host(), cookie(), "Origin: null")).startsWith("HTTP/1.1 403");
    assertThat(post("/do", body, host(), cookie(), origin(), "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(post("/do", body, host(), cookie(), origin(), "Sec-Fetch-Site: same-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(post("/do", body, host(), cookie(), "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 403");
    assertThat(reached).noneMatch(Request::isOrder);
  }

  @Test
  void an_order_without_the_key_of_a_form_or_with_somebody_elses() {
    assertThat(post("/do", "a=b", host(), cookie(), origin())).startsWith("HTTP/1.1 403");
    assertThat(post("/do", "key=", host(), cookie(), origin())).startsWith("HTTP/1.1 403");
    assertThat(post("/do", "key=" + forgeryKey(), host(), cookie(), origin()))
        .as("the key belongs to another session")
        .startsWith("HTTP/1.1 403");
    assertThat(reached).noneMatch(Request::isOrder);
  }

  @Test
  void an_order_in_a_form_of_ones_own_goes_through() {
    var cookie = cookie();
    get("/inbox", host(), cookie);
    var key = reached.getFirst().forgeryKey();

    assertThat(post("/do", "key=" + key + "&task=T-01", host(), cookie, origin()))
        .startsWith("HTTP/1.1 200");
    assertThat(reached.getLast().form()).containsEntry("task", "T-01");
  }

  @Test
  void an_order_by_a_link_that_somebody_is_made_to_follow() {
    get("/do?key=" + forgeryKey(), host(), cookie());

    assertThat(reached).noneMatch(Request::isOrder);
  }

  @Test
  void an_order_as_plain_text_which_a_page_of_elsewhere_can_send_unasked() {
    var said =
        send("POST", "/do", "{}", List.of(host(), cookie(), origin(), "Content-Type: text/plain"));

    assertThat(said).startsWith("HTTP/1.1 415");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/../access.json",
        "/assets/../../access.json",
        "/assets/%2e%2e/%2e%2e/access.json",
        "/assets/..%2f..%2faccess.json",
        "/assets\\..\\access.json",
        "//etc/passwd",
        "/%00",
        "/inbox%0d%0aSet-Cookie:%20a=b"
      })
  void a_path_that_leads_out_of_the_server(String path) {
    assertThat(get(path, host(), cookie())).doesNotStartWith("HTTP/1.1 200");
    assertThat(reached).isEmpty();
  }

  @Test
  void a_body_that_fills_the_memory() {
    var much = "key=" + forgeryKey() + "&a=" + "x".repeat(Guard.MOST_BODY);

    assertThat(post("/do", much, host(), cookie(), origin())).startsWith("HTTP/1.1 413");
    var unsaid =
        raw(
            "POST /do HTTP/1.1\r\n"
                + String.join("\r\n", host(), cookie(), origin())
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(much.length())
                + "\r\n"
                + much
                + "\r\n0\r\n\r\n");
    assertThat(unsaid).startsWith("HTTP/1.1 413");
    assertThat(reached).noneMatch(Request::isOrder);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PATCH"})
  void another_method(String method) {
    assertThat(send(method, "/inbox", "", List.of(host(), cookie()))).startsWith("HTTP/1.1 4");
    assertThat(reached).isEmpty();
  }

  @Test
  void keys_tried_one_after_another() {
    for (int i = 0; i < 200; i++) {
      if (get("/enter?key=" + i, host()).startsWith("HTTP/1.1 429")) {
        return;
      }
    }
    assertThat(false).as("nobody was stopped in 200 tries").isTrue();
  }

  @Test
  void a_guest_who_looks_for_more_than_was_shared() {
    var link = "/for/" + access.share("lending", "").key();

    assertThat(get(link, host())).startsWith("HTTP/1.1 200");
    assertThat(reached.getLast().visitor())
        .isInstanceOfSatisfying(
            Visitor.Guest.class, it -> assertThat(it.name()).isEqualTo("lending"));
    assertThat(reached.getLast().forgeryKey()).as("nobody by name may say nothing").isEmpty();
    assertThat(get("/inbox", host(), "Cookie: baton-" + server.port() + "=" + link.substring(5)))
        .startsWith("HTTP/1.1 401");
    assertThat(post(link, "key=", host(), origin())).startsWith("HTTP/1.1 403");

    access.unshare("lending");
    assertThat(get(link, host())).startsWith("HTTP/1.1 401");
  }

  @Test
  void somebody_who_may_look_and_orders_something() {
    var cookie = cookie(access.shareEverything("Bob").key());
    assertThat(get("/inbox", host(), cookie)).startsWith("HTTP/1.1 200");
    assertThat(reached.getLast().visitor()).isInstanceOf(Visitor.Reader.class);
    assertThat(reached.getLast().forgeryKey()).isEmpty();
    reached.clear();

    for (var key : List.of("", "key=", "key=" + forgeryKey())) {
      for (var path : List.of("/order", "/undo", "/api/orders", "/access/end", "/leave")) {
        assertThat(post(path, key + "&order=pause", host(), cookie, origin()))
            .as("%s with %s", path, key)
            .startsWith("HTTP/1.1 403");
      }
    }
    assertThat(
            send(
                "POST",
                "/api/orders",
                "{}",
                List.of(
                    host(), cookie, origin(), "Content-Type: application/json", "X-Baton-Key: ")))
        .startsWith("HTTP/1.1 403");
    assertThat(reached).isEmpty();
  }

  @Test
  void a_link_to_look_that_is_used_as_a_stakeholders_or_the_other_way_round() {
    var reader = access.shareEverything("Bob").key();
    var guest = access.share("lending", "Grandma").key();

    assertThat(get("/for/" + reader, host())).startsWith("HTTP/1.1 401");
    assertThat(get("/enter?key=" + guest, host())).startsWith("HTTP/1.1 401");
    assertThat(reached).isEmpty();
  }

  @Test
  void a_session_that_says_it_is_another_ones() {
    var conductors = cookie();
    var readers = cookie(access.shareEverything("Bob").key());
    var mixed =
        conductors.substring(0, conductors.lastIndexOf('.'))
            + readers.substring(readers.lastIndexOf('.'));

    assertThat(get("/inbox", host(), mixed)).startsWith("HTTP/1.1 401");
  }

  @Test
  void one_of_several_sessions_that_was_thrown_out_by_another_process() {
    var thrownOut = cookie();
    var stays = cookie();
    get("/inbox", host(), thrownOut);
    var id = access.nameOf(reached.getLast().visitor());

    assertThat(Access.in(folder, Clock.systemUTC()).end(id)).isPresent();

    assertThat(get("/inbox", host(), thrownOut)).startsWith("HTTP/1.1 401");
    assertThat(get("/live?after=0", host(), thrownOut)).startsWith("HTTP/1.1 401");
    assertThat(get("/inbox", host(), stays)).startsWith("HTTP/1.1 200");
    assertThat(access.end(id)).as("nobody is thrown out twice").isEmpty();
  }

  @Test
  void an_open_stream_of_somebody_who_is_thrown_out() throws Exception {
    var cookie = cookie();
    get("/inbox", host(), cookie);
    var id = access.nameOf(reached.getLast().visitor());
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              ("GET /live?after=0 HTTP/1.1\r\n"
                      + host()
                      + "\r\n"
                      + cookie
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (var line = in.readLine(); !line.startsWith("id: 7"); line = in.readLine()) {
        assertThat(line).isNotNull();
      }

      access.end(id);

      assertThat(in.lines().limit(MUCH).count()).as("there is news without end").isLessThan(MUCH);
    }
  }

  @Test
  void everybody_who_came_by_a_link_that_was_taken_back() {
    var link = access.shareEverything("Bob");
    var one = cookie(link.key());
    var other = cookie(link.key());
    var id =
        access.admitted().stream()
            .filter(it -> it.sight().from().isEmpty())
            .findFirst()
            .orElseThrow()
            .id();

    access.end(id);

    assertThat(get("/inbox", host(), one)).startsWith("HTTP/1.1 401");
    assertThat(get("/inbox", host(), other)).startsWith("HTTP/1.1 401");
    assertThat(get("/enter?key=" + link.key(), host())).startsWith("HTTP/1.1 401");
    assertThat(access.admitted()).isEmpty();
  }

  @Test
  void sessions_begun_without_end_and_a_browser_with_a_very_long_name() {
    for (int i = 0; i < 250; i++) {
      assertThat(access.admit(access.key(), "127.0.0.1", "x".repeat(9_000))).isPresent();
    }

    assertThat(access.admitted()).hasSizeLessThanOrEqualTo(200);
    assertThat(access.admitted().getFirst().sight().browser()).hasSize(200);
  }

  @Test
  void a_link_that_begins_sessions_until_everybody_else_is_out() {
    var conductor = cookie();
    var other = cookie(access.shareEverything("Alice").key());
    var link = access.shareEverything("Bob");

    for (int i = 0; i < 250; i++) {
      assertThat(access.admit(link.key(), "127.0.0.1", "")).isPresent();
    }

    assertThat(get("/inbox", host(), conductor)).startsWith("HTTP/1.1 200");
    assertThat(get("/inbox", host(), other)).startsWith("HTTP/1.1 200");
    assertThat(access.admitted()).as("two links, two sessions, ten of one link").hasSize(14);
  }

  @Test
  void a_reader_who_was_thrown_out_and_opens_their_link_again() {
    var link = access.shareEverything("Bob");
    var one = cookie(link.key());
    var other = cookie(link.key());
    var conductor = cookie();
    get("/inbox", host(), one);

    assertThat(access.end(access.nameOf(reached.getLast().visitor()))).isPresent();

    assertThat(get("/enter?key=" + link.key(), host())).startsWith("HTTP/1.1 401");
    assertThat(get("/inbox", host(), other)).startsWith("HTTP/1.1 401");
    assertThat(get("/inbox", host(), conductor)).startsWith("HTTP/1.1 200");
  }

  @Test
  void two_processes_that_write_down_who_is_let_in_at_once() throws Exception {
    var other = Access.in(folder, Clock.systemUTC());
    var threads = new ArrayList<Thread>();
    for (var one : List.of(access, other)) {
      threads.add(
          Thread.startVirtualThread(() -> {
            for (int i = 0; i < 50; i++) {
              one.share("page-" + i, "");
            }
          }));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(access.shares()).as("no link is lost").hasSize(100);
  }

  @Test
  void a_list_of_who_is_let_in_that_gives_away_how() {
    var share = access.share("lending", "Grandma");
    var session = cookie().split("=")[1];

    assertThat(access.admitted())
        .allSatisfy(it -> {
          assertThat(share.key()).doesNotContain(it.id());
          assertThat(session).doesNotContain(it.id());
        });
  }

  /// The key in the forms of a page that was shared with somebody by name.
  private String guestsKey(String link) {
    get(link, host());
    var key = reached.getLast().forgeryKey();
    reached.clear();
    return key;
  }

  @Test
  void a_guest_who_may_answer_and_orders_something_else() {
    var share = access.share("lending", "Grandma");
    var link = "/for/" + share.key();
    var key = guestsKey(link);

    for (var path :
        List.of("/order", "/undo", "/api/orders", "/leave", "/for/" + share.key() + "/x")) {
      assertThat(post(path, "key=" + key + "&order=pause", host(), origin()))
          .as(path)
          .startsWith("HTTP/1.1 401");
    }
    assertThat(reached).isEmpty();
    assertThat(post(link, "key=" + key + "&item=Q-1", host(), origin())).startsWith("HTTP/1.1 200");
    assertThat(reached.getLast().visitor())
        .isInstanceOfSatisfying(
            Visitor.Guest.class, it -> assertThat(it.person()).isEqualTo("Grandma"));
  }

  @Test
  void words_put_into_a_guests_mouth() {
    var link = "/for/" + access.share("lending", "Grandma").key();
    var key = guestsKey(link);
    var others = guestsKey("/for/" + access.share("other", "Grandpa").key());

    assertThat(post(link, "item=Q-1", host(), origin())).startsWith("HTTP/1.1 403");
    assertThat(post(link, "key=" + others, host(), origin()))
        .as("the key belongs to another guest")
        .startsWith("HTTP/1.1 403");
    assertThat(post(link, "key=" + forgeryKey(), host(), cookie(), origin()))
        .as("the conductor's own key")
        .startsWith("HTTP/1.1 403");
    assertThat(post(link, "key=" + key, host(), "Origin: https://evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(post(link, "key=" + key, host(), origin(), "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(reached).noneMatch(Request::isOrder);

    access.unshare("lending");
    assertThat(post(link, "key=" + key, host(), origin())).startsWith("HTTP/1.1 401");
  }

  @Test
  void a_guest_who_writes_without_end() {
    var link = "/for/" + access.share("lending", "Grandma").key();
    var key = guestsKey(link);

    assertThat(post(link, "key=" + key + "&text=" + "x".repeat(Guard.MOST_BODY), host(), origin()))
        .startsWith("HTTP/1.1 413");
    for (int i = 0; i < 20; i++) {
      if (post(link, "key=" + key, host(), origin()).startsWith("HTTP/1.1 429")) {
        assertThat(reached).hasSize(8);
        return;
      }
    }
    assertThat(false).as("nobody was stopped in 20 answers").isTrue();
  }

  @Test
  void a_page_that_frames_this_one_or_takes_it_for_something_else() {
    assertThat(get("/inbox", host(), cookie()))
        .contains("frame-ancestors 'none'")
        .containsIgnoringCase("X-Frame-Options: DENY")
        .containsIgnoringCase("X-Content-Type-Options: nosniff")
        .contains("default-src 'none'")
        .doesNotContain("unsafe-")
        .containsIgnoringCase("Referrer-Policy: same-origin")
        .containsIgnoringCase("Cache-Control: no-store")
        .doesNotContainIgnoringCase("Access-Control-Allow");
  }

  @Test
  void another_user_of_this_machine_who_reads_files() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("access.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void news_go_on_after_the_last_one_heard() {
    var stream =
        raw(
            "GET /live?after=3 HTTP/1.1\r\n"
                + String.join("\r\n", host(), cookie())
                + "\r\nLast-Event-ID: 41\r\n\r\n",
            "id: 42");

    assertThat(stream).contains("text/event-stream", "id: 42\ndata: {\"after\":41}\n\n");
  }

  private final class Recording implements Site {
    @Override
    public Answer answer(Request request) {
      reached.add(request);
      return Answer.text(200, "here");
    }

    @Override
    public boolean isOpen(String path) {
      return false;
    }

    @Override
    public News after(long number, Duration patience) {
      return new News(number + 1, "{\"after\":" + number + "}");
    }
  }

  private String host() {
    return "Host: 127.0.0.1:" + server.port();
  }

  private String origin() {
    return "Origin: http://127.0.0.1:" + server.port();
  }

  private String cookie() {
    return cookie(access.key());
  }

  private String cookie(String key) {
    var set = Pattern.compile("baton-\\d+=[^;]+").matcher(get("/enter?key=" + key, host()));
    assertThat(set.find()).isTrue();
    return "Cookie: " + set.group();
  }

  /// That of a session of its own.
  private String forgeryKey() {
    get("/inbox", host(), cookie());
    var key = reached.getLast().forgeryKey();
    reached.clear();
    return key;
  }

  private String get(String path, String... headers) {
    return send("GET", path, "", List.of(headers));
  }

  private String post(String path, String body, String... headers) {
    var all = new CopyOnWriteArrayList<>(headers);
    all.add("Content-Type: application/x-www-form-urlencoded");
    return send("POST", path, body, all);
  }

  private String send(String method, String path, String body, List<String> headers) {
    var length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    return raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + "\r\nConnection: close\r\n"
            + length
            + "\r\n"
            + body);
  }

  private String raw(String bytes) {
    return raw(bytes, "");
  }

  /// Reads to the end, or until that was said.
  private String raw(String bytes, String until) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      var said = new StringBuilder();
      var in = socket.getInputStream();
      for (int c = in.read(); c >= 0; c = in.read()) {
        said.append((char) c);
        if (!until.isEmpty() && said.indexOf(until) >= 0 && said.toString().endsWith("\n\n")) {
          break;
        }
      }
      return said.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
