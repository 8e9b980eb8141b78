package dev.baton.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.adapters.http.PageServer.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates made by OpenSSL, and a server that is asked by Java's own client and by OpenSSL's.
class TlsTest {
  private static final String NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ec -pkeyopt ec_paramgen_curve:P-256", "rsa:2048", "ed25519"})
  void a_certificate_of_ones_own_is_served(String kind) throws Exception {
    selfSigned("cert", "key", kind, NAMES);

    try (var server = open()) {
      var access = Access.in(folder.resolve("page"), Clock.systemUTC());
      var client = trusting("cert.pem");
      var base = "https://localhost:" + server.port();
      var entered = client.send(get(base + "/enter?key=" + access.key()), text());
      var cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();

      assertThat(cookie)
          .startsWith("__Host-baton-" + server.port() + "=")
          .contains("; Path=/; HttpOnly; SameSite=Strict")
          .endsWith("; Secure");
      var page =
          HttpRequest.newBuilder(URI.create(base + "/inbox"))
              .header("Cookie", cookie.split(";")[0]);
      assertThat(client.send(page.build(), text()).body()).isEqualTo("here");
      assertThat(client.send(get(base + "/inbox"), text()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void a_certificate_with_its_issuer_is_shown_whole() throws Exception {
    selfSigned("ca", "ca", "ec -pkeyopt ec_paramgen_curve:P-256", "basicConstraints=CA:TRUE");
    openssl(
        "req",
        "-new",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=page",
        "-keyout",
        "key.pem",
        "-out",
        "page.csr");
    Files.writeString(folder.resolve("names"), NAMES);
    openssl(
        "x509",
        "-req",
        "-in",
        "page.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-days",
        "9",
        "-extfile",
        "names",
        "-out",
        "cert.pem");
    closed("key.pem");

    try (var server = open()) {
      var said =
          openssl(
              "s_client",
              "-connect",
              "127.0.0.1:" + server.port(),
              "-CAfile",
              "ca.pem",
              "-verify_return_error",
              "-verify_ip",
              "127.0.0.1",
              "-brief");
      assertThat(said).contains("Verification: OK", "TLSv1.3");
    }
  }

  @Test
  void nothing_is_said_in_the_open_on_that_port() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);

    try (var server = open();
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("HTTP/1.1", "Baton");
    }
  }

  @Test
  void an_old_kind_of_tls_is_refused() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);

    try (var server = open()) {
      assertThatThrownBy(() ->
              openssl(
                  "s_client",
                  "-connect",
                  "127.0.0.1:" + server.port(),
                  "-tls1_1",
                  "-cipher",
                  "ALL@SECLEVEL=0"))
          .hasMessageContaining("alert");
    }
  }

  @Test
  void somebody_who_connects_and_says_nothing_holds_nobody_up() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);

    try (var server = open()) {
      var silent = new ArrayList<Socket>();
      for (int i = 0; i < 50; i++) {
        silent.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      var answer =
          trusting("cert.pem").send(get("https://localhost:" + server.port() + "/inbox"), text());
      assertThat(answer.statusCode()).isEqualTo(401);
      for (var socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void an_order_must_come_from_a_page_that_was_served_so() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);

    try (var server = open()) {
      var access = Access.in(folder.resolve("page"), Clock.systemUTC());
      var link = "/for/" + access.share("lending", "Grandma").key();
      var base = "https://localhost:" + server.port();
      for (var origin : List.of("http://localhost:" + server.port(), "https://evil.example")) {
        assertThat(ordered(base, link, origin).body()).as(origin).contains("own pages only");
      }
      assertThat(ordered(base, link, base).body()).contains("does not come from a page of yours");
    }
  }

  private HttpResponse<String> ordered(String base, String link, String origin) throws Exception {
    return trusting("cert.pem")
        .send(
            HttpRequest.newBuilder(URI.create(base + link))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                .build(),
            text());
  }

  @Test
  void a_browser_is_told_to_ask_in_secret_only_where_others_reach_the_name() throws Exception {
    selfSigned("cert", "key", "rsa:2048", "subjectAltName=DNS:localhost,DNS:page.example");

    try (var server = open()) {
      for (var name : List.of("localhost:", "LocalHost:", "127.0.0.1:", "[::1]:")) {
        assertThat(Headers.of(true, name + server.port()))
            .as(name)
            .doesNotContainKey("Strict-Transport-Security");
      }
      assertThat(Headers.of(true, "page.example:" + server.port()))
          .containsKey("Strict-Transport-Security");
      assertThat(Headers.of(false, "page.example")).doesNotContainKey("Strict-Transport-Security");
      assertThat(
              trusting("cert.pem")
                  .send(get("https://localhost:" + server.port() + "/"), text())
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .isEmpty();
    }
  }

  @Test
  void a_name_of_the_certificate_is_the_same_however_it_is_written() throws Exception {
    selfSigned("cert", "key", "rsa:2048", "subjectAltName=DNS:Page.Example,IP:fd00::5");
    var tls = tls();

    assertThat(List.of("page.example", "PAGE.example", "fd00::5", "fd00:0:0:0:0:0:0:5"))
        .allMatch(tls::names);
    assertThat(List.of("fd00::6", "example", "")).noneMatch(tls::names);
    var guard = new Guard("https", Set.of("Page.Example:8", "[fd00:0:0:0:0:0:0:5]:8"));
    for (var host : List.of("page.example:8", "[fd00::5]:8", "[FD00::0:5]:8")) {
      assertThat(guard.check(asked(host))).as(host).isEmpty();
    }
    for (var host :
        List.of("page.example", "page.example:9", "[fd00::6]:8", "fd00::5:8", "[", "")) {
      assertThat(guard.check(asked(host)).map(Guard.Refusal::status)).as(host).contains(421);
    }
  }

  private static Guard.Asked asked(String host) {
    return new Guard.Asked("GET", "/", host, "", "", "", 0);
  }

  @Test
  void the_usual_port_is_left_out_by_a_browser() {
    var address =
        new Address(InetAddress.getLoopbackAddress(), 0, Set.of("a.example"), Optional.empty());

    assertThat(address.hosts(443)).containsExactly("a.example:443");
    assertThat(address.hosts(80)).containsExactlyInAnyOrder("a.example:80", "a.example");
  }

  @Test
  void a_certificate_says_what_it_is_for_and_until_when() throws Exception {
    selfSigned("cert", "key", "rsa:2048", "subjectAltName=DNS:baton.example,DNS:*.example");

    assertThat(tls().names()).containsExactly("baton.example");
    assertThat(tls().until())
        .isBetween(Instant.now().plus(Duration.ofDays(8)), Instant.now().plus(Duration.ofDays(10)));
  }

  @Test
  void a_certificate_out_of_its_time() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);

    refused(Duration.ofDays(10), "expired at", "renew it");
    refused(Duration.ofDays(-1), "is valid only from", "set the clock");
  }

  @Test
  void a_key_of_another_certificate() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);
    selfSigned("other", "key", "rsa:2048", NAMES);
    refused("key.pem is not the key of", "made together");

    selfSigned("other", "key", "ec -pkeyopt ec_paramgen_curve:P-256", NAMES);
    refused("cannot be read as the kind of key that the certificate has (RSA)", "made together");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"rw-r-----", "rw-r--r--", "rw--w----", "rw-----w-"})
  void a_key_that_others_may_read_or_change(String permissions) throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);
    Files.setPosixFilePermissions(
        folder.resolve("key.pem"), PosixFilePermissions.fromString(permissions));

    refused("is open to others on this machine", "chmod 600");
  }

  @Test
  void a_key_in_a_form_that_java_does_not_read_says_the_command_that_mends_it() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);
    openssl("rsa", "-in", "key.pem", "-traditional", "-out", "old.pem");
    Files.move(
        folder.resolve("old.pem"), folder.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
    closed("key.pem");
    refused("is in an older form", "openssl pkcs8 -topk8 -nocrypt -in");

    openssl("pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:word", "-out", "locked.pem");
    Files.move(
        folder.resolve("locked.pem"),
        folder.resolve("key.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    closed("key.pem");
    refused("is locked with a password", "openssl pkcs8 -in");
  }

  @Test
  void a_certificate_that_names_no_server() throws Exception {
    selfSigned("cert", "key", "rsa:2048", "keyUsage=digitalSignature");

    refused("names no server", "-addext subjectAltName=DNS:NAME");
  }

  @Test
  void files_that_are_something_else_or_not_there() throws Exception {
    selfSigned("cert", "key", "rsa:2048", NAMES);
    var certificate = Files.readString(folder.resolve("cert.pem"));

    Files.writeString(folder.resolve("cert.pem"), certificate.replaceAll("(?m)^MII.", "AAAA"));
    refused("cannot be read", "openssl x509 -noout -text");
    Files.write(folder.resolve("cert.pem"), new byte[] {0x30, (byte) 0x82, 0});
    refused("holds no certificate as PEM", "openssl x509 -inform der");
    Files.delete(folder.resolve("cert.pem"));
    refused("cannot read", "name a file that is there");

    Files.writeString(folder.resolve("cert.pem"), certificate);
    Files.writeString(folder.resolve("key.pem"), certificate);
    refused("holds no private key as PEM", "BEGIN PRIVATE KEY");
    Files.delete(folder.resolve("key.pem"));
    refused("cannot read", "name a file that is there");
  }

  private void refused(String message, String mend) {
    refused(Duration.ZERO, message, mend);
  }

  private void refused(Duration later, String message, String mend) {
    var clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    assertThatThrownBy(() -> Tls.of(folder.resolve("cert.pem"), folder.resolve("key.pem"), clock))
        .isInstanceOfSatisfying(
            Tls.Unusable.class,
            it -> {
              assertThat(it).hasMessageContaining(message);
              assertThat(it.mend()).contains(mend);
            });
  }

  private Tls tls() {
    return Tls.of(folder.resolve("cert.pem"), folder.resolve("key.pem"), Clock.systemUTC());
  }

  private PageServer open() {
    return PageServer.open(
        new Address(InetAddress.getLoopbackAddress(), 0, Set.of("localhost"), Optional.of(tls())),
        Access.in(folder.resolve("page"), Clock.systemUTC()),
        new Here());
  }

  private static final class Here implements Site {
    @Override
    public Answer answer(Request request) {
      return Answer.text(200, "here");
    }

    @Override
    public boolean isOpen(String path) {
      return false;
    }

    @Override
    public News after(long number, Duration patience) {
      return new News(number, "");
    }
  }

  private static HttpRequest get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private HttpClient trusting(String certificate) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(folder.resolve(certificate))) {
      store.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private void selfSigned(String certificate, String key, String kind, String extension)
      throws Exception {
    var command =
        new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "9", "-subj", "/CN=x"));
    command.add("-newkey");
    command.addAll(List.of(kind.split(" ")));
    var secret = key.equals(certificate) ? key + ".key" : key + ".pem";
    command.addAll(List.of("-addext", extension, "-keyout", secret, "-out", certificate + ".pem"));
    openssl(command.toArray(String[]::new));
    closed(secret);
  }

  private void closed(String file) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(file), PosixFilePermissions.fromString("rw-------"));
  }

  private String openssl(String... words) throws Exception {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }
}
