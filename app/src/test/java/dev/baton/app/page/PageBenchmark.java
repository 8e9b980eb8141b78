package dev.baton.app.page;

import dev.baton.app.Baton;
import dev.baton.app.Place;
import dev.baton.app.cli.Desk;
import dev.baton.app.page.Serving.Address;
import dev.baton.core.json.Json;
import dev.baton.core.layout.Layered;
import dev.baton.core.layout.Layered.Arrow;
import dev.baton.core.layout.Layered.Measure;
import dev.baton.core.log.Entry;
import dev.baton.core.log.StreamId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The figures of the page. The server is a process of its own, as a user has it; facts are
/// appended by this one, as by a run, and each of many views says when it heard of each.
final class PageBenchmark {
  private static final StreamId STREAM = new StreamId("bench");
  private static final int SECONDS = 15;
  private static final int CHANGES = 5;

  private PageBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int views = Integer.parseInt(arguments[0]);
    int perSecond = Integer.parseInt(arguments[1]);
    layouts();
    var scratch = Files.createTempDirectory("baton-page-bench-");
    crowds(scratch);
    var top = stage(scratch);
    var from = System.nanoTime();
    var server = start(arguments[2], top, scratch);
    try {
      var link = link(server);
      var cookie = cookie(link);
      System.out.printf(
          "server, from nothing to the first page behind its link: %d ms%n", millis(from));
      firstPage(link, cookie);
      news(top, link, cookie, views, perSecond, server);
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static void layouts() {
    for (int nodes : new int[] {500, 500, 5_000}) {
      var chance = new SplittableRandom(7);
      var arrows = new ArrayList<Arrow>();
      for (int i = 0; i < nodes; i++) {
        int to = chance.nextInt(1, nodes);
        arrows.add(new Arrow(chance.nextInt(Math.max(0, to - 40), to), to));
      }
      var from = System.nanoTime();
      var drawn = Layered.of(nodes, arrows, new Measure(184, 46, 44, 14));
      System.out.printf(
          "layout of %,d tasks with %,d arrows: %d ms, %d layers%n",
          nodes, arrows.size(), millis(from), drawn.layers().size());
    }
  }

  /// What a browser has to do with a large run: draw it, and draw it again when something happens.
  private static void crowds(Path scratch) throws Exception {
    if (Chromium.program().isEmpty()) {
      System.out.println("large runs in a browser: not measured, there is no Chromium");
      return;
    }
    for (int size : new int[] {500, 5_000}) {
      var crowd = Crowd.of(scratch.resolve("crowd-" + size), size);
      try (var serving =
              Serving.open(crowd.place(), Address.here(Optional.of(0)), "bench", Duration.ZERO);
          var browser = Chromium.start(Files.createDirectories(scratch.resolve("b" + size)))) {
        browser.go(serving.link());
        Chromium.eventually(() -> browser.value("location.pathname").equals("/"));
        browser.go(serving.base() + "/score");
        browser.go(serving.base() + "/score?again");
        var drawn =
            browser.value(
                "(it => Math.round(it.responseStart) + ' ms to the answer, drawn after ' +"
                    + " Math.round(it.loadEventEnd) + ' ms, ' + it.decodedBodySize + ' bytes')"
                    + "(performance.getEntriesByType('navigation')[0])");
        var boxes = browser.value("document.querySelectorAll('.box').length");
        browser.run(
            "window.blocked = [0]; new PerformanceObserver(list => list.getEntries().forEach(it =>"
                + " blocked.push(it.duration))).observe({type: 'longtask'})");
        for (int i = 0; i < CHANGES; i++) {
          int gone = size / 4 + i;
          crowd.cancel(gone);
          Chromium.eventually(() -> browser.has("#box-T-" + gone + ".bad"));
        }
        System.out.printf(
            "%,d tasks in Chromium: %s, %s boxes; blocked for at most %s ms at %d changes%n",
            size, drawn, boxes, browser.value("Math.round(Math.max(...blocked))"), CHANGES);
      }
    }
  }

  private static Path stage(Path scratch) {
    return new Desk(scratch.resolve("greet")).ready(Desk.DOES_BOTH).approved().top();
  }

  private static Process start(String java, Path top, Path scratch) throws IOException {
    var command =
        new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx160m"));
    var cache = Path.of("app/target/baton.aot");
    var library = Path.of("app/target/native");
    var path = System.getProperty("java.class.path");
    if (Files.exists(cache)) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
      path = "app/target/baton.jar:app/target/lib/*";
    }
    if (Files.exists(library)) {
      command.add("-Dorg.sqlite.lib.path=" + library);
    }
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            path,
            "dev.baton.app.Main",
            "serve",
            "-C",
            top.toString()));
    return new ProcessBuilder(command)
        .redirectError(scratch.resolve("server.log").toFile())
        .start();
  }

  private static URI link(Process server) throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    return URI.create(Optional.ofNullable(out.readLine()).orElseThrow());
  }

  private static String cookie(URI link) throws IOException, InterruptedException {
    var said =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
    return said.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  private static void firstPage(URI link, String cookie) throws IOException, InterruptedException {
    var client = HttpClient.newHttpClient();
    for (var path : new String[] {"/", "/score", "/spec"}) {
      var times = new ArrayList<Long>();
      int size = 0;
      for (int i = 0; i < 20; i++) {
        var from = System.nanoTime();
        var said =
            client.send(
                HttpRequest.newBuilder(link.resolve(path + "?again=" + i))
                    .header("Cookie", cookie)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        times.add((System.nanoTime() - from) / 1_000);
        size = said.body().length;
      }
      System.out.printf(
          "%s: first %.1f ms, median of 20 %.1f ms, %,d bytes%n",
          path, times.getFirst() / 1e3, times.stream().sorted().toList().get(10) / 1e3, size);
    }
    System.out.printf("style and scripts, fetched once: %,d bytes%n", assets());
  }

  private static int assets() {
    int all = 0;
    for (var name : new String[] {"page.css", "page.js", "theme.js", "icon.svg"}) {
      all += Assets.read(name).length();
    }
    return all;
  }

  private static void news(
      Path top, URI link, String cookie, int views, int perSecond, Process server)
      throws Exception {
    var place = Place.around(top);
    try (var ledger = place.openLedger()) {
      long before = ledger.size();
      var open = new CountDownLatch(views);
      var late = new ConcurrentLinkedQueue<Long>();
      var appended = new long[perSecond * SECONDS + 1];
      var sockets = new ConcurrentLinkedQueue<Socket>();
      for (int i = 0; i < views; i++) {
        // One session may ask 200 times a second, and these are all one session.
        TimeUnit.MILLISECONDS.sleep(7);
        Thread.ofVirtual().start(() -> listen(link, cookie, before, appended, open, late, sockets));
      }
      if (!open.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("only " + (views - open.getCount()) + " views were opened");
      }
      var idle = memory(server);
      var from = System.nanoTime();
      for (int i = 0; i < perSecond * SECONDS; i++) {
        var due = from + i * 1_000_000_000L / perSecond;
        var left = due - System.nanoTime();
        if (left > 0) {
          TimeUnit.NANOSECONDS.sleep(left);
        }
        var entry = new Entry("bench", 1, Baton.CLOCK.instant(), Json.object().put("n", i).end());
        // Before: what the disk takes counts too.
        appended[i + 1] = System.nanoTime();
        ledger.append(STREAM, i, List.of(entry));
      }
      var took = millis(from);
      Thread.sleep(2_000);
      var sorted = late.stream().sorted().toList();
      System.out.printf(
          "%,d views, %,d facts in %.1f s: %,d news heard, a fact is heard after %.0f ms (median), %.0f ms (P95), %.0f ms (worst)%n",
          views,
          perSecond * SECONDS,
          took / 1e3,
          sorted.size(),
          at(sorted, 0.5),
          at(sorted, 0.95),
          at(sorted, 1));
      System.out.printf(
          "server's memory: %d MB with all views idle, %d MB after%n", idle, memory(server));
      sockets.forEach(PageBenchmark::closed);
    }
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Over anyway.
    }
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
  }

  /// News name the last of the facts they tell of; every fact up to it counts as heard now.
  private static void listen(
      URI link,
      String cookie,
      long before,
      long[] appended,
      CountDownLatch open,
      ConcurrentLinkedQueue<Long> late,
      ConcurrentLinkedQueue<Socket> sockets) {
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), link.getPort());
      sockets.add(socket);
      socket
          .getOutputStream()
          .write(
              ("GET /live?after="
                      + before
                      + " HTTP/1.1\r\nHost: 127.0.0.1:"
                      + link.getPort()
                      + "\r\nCookie: "
                      + cookie
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      long heard = before;
      var isOpen = false;
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(": here") && !isOpen) {
          isOpen = true;
          open.countDown();
        }
        if (line.startsWith("id: ")) {
          var now = System.nanoTime();
          long until = Long.parseLong(line.substring(4));
          for (long fact = heard + 1; fact <= until; fact++) {
            late.add(now - appended[Math.toIntExact(fact - before)]);
          }
          heard = until;
        }
      }
    } catch (IOException e) {
      // Closed at the end.
    }
  }

  private static long memory(Process server) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
        .findFirst()
        .orElse(-1L);
  }

  private static long millis(long from) {
    return (System.nanoTime() - from) / 1_000_000;
  }
}
