package dev.baton.app.page;

import dev.baton.app.Baton;
import dev.baton.app.Problem;
import dev.baton.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Orders given on a page wait here for a few seconds, so that who gave one can take it back. They
/// are on disk before the page is told so: a server that is killed sends them when it is back. Safe
/// for several threads.
final class Outgoing implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(200);

  private final Path file;
  private final Duration patience;
  private final Consumer<Order> send;
  private final Thread sender;
  private final List<Held> held = new ArrayList<>();
  private long last;
  private volatile boolean isOpen = true;

  /// An order with when it goes out; or, where it was refused, with what was said.
  record Held(long number, Order order, Instant due, String refused) {
    boolean isWaiting() {
      return refused.isEmpty();
    }
  }

  Outgoing(Path file, Duration patience, Consumer<Order> send) {
    this.file = file;
    this.patience = patience;
    this.send = send;
    if (Files.exists(file)) {
      read();
    }
    sender = Thread.ofVirtual().name("outgoing").start(this::work);
  }

  synchronized List<Held> held() {
    return List.copyOf(held);
  }

  /// Takes the order; it goes out when the time is over.
  synchronized Held take(Order order) {
    var due = Baton.CLOCK.instant().plus(order.isHarmless() ? Duration.ZERO : patience);
    var taken = new Held(++last, order, due, "");
    // A second click is no second order.
    held.removeIf(it -> it.isWaiting() && it.order().equals(order));
    held.add(taken);
    write();
    return taken;
  }

  /// Takes it back, or takes note of its refusal; false where it has gone out already, or is
  /// another person's: only who said something takes it back.
  synchronized boolean withdraw(long number, String as) {
    var was = held.removeIf(it -> it.number() == number && it.order().as().equals(as));
    write();
    return was;
  }

  private void work() {
    while (isOpen) {
      due().forEach(this::send);
      try {
        Thread.sleep(OFTEN);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized List<Held> due() {
    var now = Baton.CLOCK.instant();
    return held.stream().filter(it -> it.isWaiting() && !now.isBefore(it.due())).toList();
  }

  // Under the lock, so that nobody is told "taken back" of what goes out. It is struck off after it
  // went out: a server that dies in between sends it again, and the rules refuse the second.
  private synchronized void send(Held due) {
    if (!held.contains(due)) {
      return;
    }
    var said = refusal(due.order());
    held.remove(due);
    if (!said.isEmpty()) {
      held.add(new Held(due.number(), due.order(), due.due(), said));
    }
    write();
  }

  private String refusal(Order order) {
    try {
      send.accept(order);
      return "";
    } catch (Problem e) {
      return e.message();
    } catch (RuntimeException e) {
      return "it could not be sent: " + e.getMessage();
    }
  }

  private void read() {
    try {
      for (var json : Json.parse(Files.readString(file)).asObject().list("held")) {
        var one = json.asObject();
        held.add(
            new Held(
                one.number("number"),
                Order.of(one.object("order")),
                Instant.parse(one.text("due")),
                one.text("refused")));
        last = Math.max(last, one.number("number"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void write() {
    var text =
        Json.object()
            .putEach(
                "held",
                held,
                it ->
                    Json.object()
                        .put("number", it.number())
                        .put("order", it.order().json())
                        .put("due", it.due().toString())
                        .put("refused", it.refused())
                        .end())
            .end()
            .pretty();
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public void close() {
    isOpen = false;
    sender.interrupt();
  }
}
