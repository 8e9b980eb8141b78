package dev.baton.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.core.supply.Answer;
import dev.baton.core.supply.Coordinate;
import dev.baton.core.supply.Ecosystem;
import dev.baton.core.supply.Facts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server on this machine that speaks each registry's protocol, and misbehaves on demand.
class HttpRegistriesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant OUT = Instant.parse("2020-01-02T03:04:05Z");

  @TempDir Path cache;
  private HttpServer server;
  private final Map<String, String> pages = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private Instant now = NOW;
  private int status = 200;
  private Duration delay = Duration.ZERO;
  private Duration pause = Duration.ZERO;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    asked.add(path);
    sleep(delay);
    var page = pages.get(path);
    exchange.getResponseHeaders().add("Last-Modified", "Thu, 02 Jan 2020 03:04:05 GMT");
    if (page == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      var bytes = page.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes, 0, 1);
      exchange.getResponseBody().flush();
      sleep(pause);
      exchange.getResponseBody().write(bytes, 1, bytes.length - 1);
    }
    exchange.close();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private HttpRegistries registries(Optional<String> usual) {
    var limits = new HttpRegistries.Limits(Duration.ofSeconds(2), 10_000);
    return new HttpRegistries(cache, _ -> usual, limits, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Answer ask(Ecosystem ecosystem, String name, String version, String beneath) {
    return registries(Optional.empty())
        .ask(new Coordinate(ecosystem, name, version), Optional.of(address() + beneath));
  }

  private static Answer known(String version, String licence) {
    return new Answer.Known(
        new Facts(version, Optional.of(OUT), List.of(licence), Optional.empty()));
  }

  private void npm() {
    pages.put(
        "/npm/@s%2Fa",
        """
        {"dist-tags":{"latest":"1.1.0"},
         "versions":{"1.0.0":{"license":"MIT"},
                     "1.1.0":{"license":{"type":"ISC"},"scripts":{"postinstall":"sh x"}}},
         "time":{"1.0.0":"2020-01-02T03:04:05.000Z","1.1.0":"2026-11-21T00:00:00.000Z",
                 "0.9.0":"2019-01-01T00:00:00.000Z"}}
        """);
  }

  @Nested
  class Each_registry {
    @Test
    void of_npm() {
      npm();

      assertThat(ask(Ecosystem.NPM, "@s/a", "1.0.0", "/npm/")).isEqualTo(known("1.0.0", "MIT"));
      assertThat(ask(Ecosystem.NPM, "@s/a", "", "/npm"))
          .isEqualTo(
              new Answer.Known(
                  new Facts(
                      "1.1.0",
                      Optional.of(Instant.parse("2026-11-21T00:00:00Z")),
                      List.of("ISC"),
                      Optional.of("postinstall: sh x"))));
      assertThat(ask(Ecosystem.NPM, "@s/a", "0.9.0", "/npm"))
          .as("taken back")
          .isEqualTo(new Answer.NoSuchVersion());
      assertThat(ask(Ecosystem.NPM, "b", "", "/npm")).isEqualTo(new Answer.NoSuchPackage());
    }

    @Test
    void of_maven() {
      pages.put(
          "/m2/org/x/a/maven-metadata.xml",
          "<metadata><versioning><latest>2.0</latest></versioning></metadata>");
      pages.put(
          "/m2/org/x/a/2.0/a-2.0.pom",
          "<project><parent><groupId>org.x</groupId><artifactId>up</artifactId>"
              + "<version>1</version></parent></project>");
      pages.put(
          "/m2/org/x/up/1/up-1.pom",
          "<project><licenses><license><name>Apache-2.0</name></license></licenses></project>");

      assertThat(ask(Ecosystem.MAVEN, "org.x:a", "2.0", "/m2"))
          .isEqualTo(known("2.0", "Apache-2.0"));
      assertThat(ask(Ecosystem.MAVEN, "org.x:a", "", "/m2")).isEqualTo(known("2.0", "Apache-2.0"));
      assertThat(ask(Ecosystem.MAVEN, "org.x:a", "3.0", "/m2"))
          .isEqualTo(new Answer.NoSuchVersion());
      assertThat(ask(Ecosystem.MAVEN, "org.x:b", "3.0", "/m2"))
          .isEqualTo(new Answer.NoSuchPackage());
    }

    @Test
    void of_python() {
      pages.put(
          "/simple/my-pack/",
          """
          {"files":[
            {"filename":"My_Pack-1.0-py3-none-any.whl","upload-time":"2020-01-02T03:04:05Z","yanked":false},
            {"filename":"my-pack-2.0.tar.gz","upload-time":"2026-11-01T00:00:00Z","yanked":"bad"}]}
          """);
      pages.put("/pypi/my-pack/1.0/json", "{\"info\":{\"license_expression\":\"MIT\"}}");

      assertThat(ask(Ecosystem.PYPI, "My.Pack", "1.0.0", "/simple/"))
          .isEqualTo(known("1.0", "MIT"));
      assertThat(ask(Ecosystem.PYPI, "my_pack", "", "/simple")).isEqualTo(known("1.0", "MIT"));
      assertThat(ask(Ecosystem.PYPI, "my_pack", "2.0", "/simple"))
          .isEqualTo(new Answer.NoSuchVersion());
      assertThat(ask(Ecosystem.PYPI, "other", "", "/simple")).isEqualTo(new Answer.NoSuchPackage());
    }

    @Test
    void of_go() {
      var info = "{\"Version\":\"v1.0.0\",\"Time\":\"2020-01-02T03:04:05Z\"}";
      pages.put("/x.test/!ab/@v/v1.0.0.info", info);
      pages.put("/x.test/!ab/@latest", info);
      pages.put("/x.test/!ab/@v/list", "v1.0.0\n");
      var known =
          new Answer.Known(new Facts("v1.0.0", Optional.of(OUT), List.of(), Optional.empty()));

      assertThat(ask(Ecosystem.GO, "x.test/Ab", "v1.0.0", "")).isEqualTo(known);
      assertThat(ask(Ecosystem.GO, "x.test/Ab", "", "")).isEqualTo(known);
      assertThat(ask(Ecosystem.GO, "x.test/Ab", "v2.0.0", ""))
          .isEqualTo(new Answer.NoSuchVersion());
      assertThat(ask(Ecosystem.GO, "x.test/ab", "v2.0.0", ""))
          .isEqualTo(new Answer.NoSuchPackage());
    }

    @Test
    void of_cargo() {
      pages.put(
          "/my/-o/my-own",
          """
          {"name":"my-own","vers":"1.0.0","yanked":false}
          {"name":"my-own","vers":"1.1.0","yanked":true}
          """);
      pages.put("/config.json", "{\"dl\":\"x\",\"api\":\"" + address() + "\"}");
      pages.put(
          "/api/v1/crates/my-own/1.0.0",
          "{\"version\":{\"created_at\":\"2020-01-02T03:04:05.000000+00:00\",\"license\":\"MIT/Apache-2.0\"}}");

      assertThat(ask(Ecosystem.CARGO, "my-own", "1.0.0", ""))
          .isEqualTo(known("1.0.0", "MIT OR Apache-2.0"));
      assertThat(
              registries(Optional.of("sparse+" + address() + "/"))
                  .ask(new Coordinate(Ecosystem.CARGO, "my-own", ""), Optional.empty()))
          .as("as cargo's own settings write it")
          .isEqualTo(known("1.0.0", "MIT OR Apache-2.0"));
      assertThat(ask(Ecosystem.CARGO, "my-own", "1.1.0", "")).isEqualTo(new Answer.NoSuchVersion());
      assertThat(ask(Ecosystem.CARGO, "abc", "", "")).isEqualTo(new Answer.NoSuchPackage());
    }
  }

  @Nested
  class Is_no_evidence {
    private void silent(String why) {
      assertThat(ask(Ecosystem.NPM, "@s/a", "1.0.0", "/npm"))
          .isInstanceOfSatisfying(
              Answer.Silent.class, answer -> assertThat(answer.why()).contains(why));
      assertThat(cache).as("nothing of it is kept").isEmptyDirectory();
    }

    @Test
    void what_cannot_be_reached() {
      npm();
      var gone = address();
      server.stop(0);
      assertThat(
              registries(Optional.empty())
                  .ask(new Coordinate(Ecosystem.NPM, "a", ""), Optional.of(gone)))
          .isInstanceOf(Answer.Silent.class);
    }

    @Test
    void what_begins_too_late() {
      npm();
      delay = Duration.ofSeconds(4);
      silent("did not answer within 2000 ms");
    }

    @Test
    void what_never_ends() {
      npm();
      pause = Duration.ofSeconds(4);
      silent("did not answer within 2000 ms");
    }

    @Test
    void what_is_an_error() {
      npm();
      status = 500;
      silent("answered 500");
    }

    @Test
    void what_asks_for_a_password() {
      npm();
      status = 403;
      silent("asks for credentials");
    }

    @Test
    void what_is_not_the_form() {
      pages.put("/npm/@s%2Fa", "<html>welcome to this network</html>");
      silent("cannot be understood");
    }

    @Test
    void what_has_another_form() {
      pages.put("/npm/@s%2Fa", "{\"versions\":[]}");
      silent("cannot be understood");
    }

    @Test
    void what_is_too_large() {
      npm();
      pages.put("/npm/@s%2Fa", pages.get("/npm/@s%2Fa") + " ".repeat(10_000));
      silent("was not reached");
    }

    @Test
    void what_nobody_knows_where_to_ask() {
      assertThat(
              registries(Optional.empty())
                  .ask(new Coordinate(Ecosystem.GO, "x.test/a", "v1.0.0"), Optional.empty()))
          .isEqualTo(
              new Answer.Silent(
                  "nobody says where the registry of go is; write dependencies: {registries: {go: URL}}"));
    }

    @Test
    void what_is_no_address() {
      assertThat(
              registries(Optional.of("file:///etc"))
                  .ask(new Coordinate(Ecosystem.NPM, "a", ""), Optional.empty()))
          .isInstanceOf(Answer.Silent.class);
    }
  }

  @Test
  void a_name_that_would_bend_the_address_is_never_asked_for() {
    assertThat(ask(Ecosystem.NPM, "../../admin", "", "/npm")).isEqualTo(new Answer.NoSuchPackage());
    assertThat(asked).isEmpty();
  }

  @Test
  void what_was_said_of_a_version_is_believed_for_a_day() {
    npm();
    var first = ask(Ecosystem.NPM, "@s/a", "1.0.0", "/npm");
    pages.clear();

    assertThat(ask(Ecosystem.NPM, "@s/a", "1.0.0", "/npm")).isEqualTo(first);
    assertThat(ask(Ecosystem.NPM, "@s/a", "1.0.0", "/other"))
        .as("another registry is another word")
        .isEqualTo(new Answer.NoSuchPackage());
    now = NOW.plus(Duration.ofHours(25));
    assertThat(ask(Ecosystem.NPM, "@s/a", "1.0.0", "/npm")).isEqualTo(new Answer.NoSuchPackage());
  }

  @Test
  void without_a_version_it_is_asked_each_time() {
    npm();
    ask(Ecosystem.NPM, "@s/a", "", "/npm");
    ask(Ecosystem.NPM, "@s/a", "", "/npm");
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_password_in_an_address_is_neither_sent_nor_said() throws Exception {
    assertThat(HttpRegistries.address("https://me:secret@x.test/npm"))
        .hasToString("https://x.test/npm");
  }
}
