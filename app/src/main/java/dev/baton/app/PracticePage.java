package dev.baton.app;

import dev.baton.app.page.Serving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// One visit to the pages, so that the AOT cache knows the server's classes too.
final class PracticePage {
  private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;]+)");

  private PracticePage() {}

  static void visit(Place place) throws IOException {
    try (var serving =
        Serving.open(place, Serving.Address.here(Optional.of(0)), "practice", Duration.ZERO)) {
      var link = URI.create(serving.link());
      var cookie = COOKIE.matcher(get(link, link.getPath() + "?" + link.getQuery(), ""));
      if (cookie.find()) {
        for (var path : new String[] {"/", "/score", "/spec", "/record", "/assets/page.css"}) {
          get(link, path, "Cookie: " + cookie.group(1) + "\r\n");
        }
      }
    }
  }

  private static String get(URI at, String path, String more) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), at.getPort())) {
      var asked =
          "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n%s\r\n"
              .formatted(path, at.getHost(), at.getPort(), more);
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
