package dev.baton.app.page;

import dev.baton.adapters.http.Site.News;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.cli.Lines;
import dev.baton.core.json.Json;
import dev.baton.core.log.Recorded;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEventCodec;
import dev.baton.core.run.UnknownEvent;
import dev.baton.engine.LedgerUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Looks whether the ledger has grown, once for everybody who wants to know; whoever grew it may be
/// another process. Pages that are equally far get the same text, made once.
final class Pulse implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(40);
  // Telling a page takes some time; the next look waits until most can have been told, or the pages
  // would be told less at a time and nothing sooner.
  private static final long NANOS_A_PAGE = 80_000;
  private static final int MOST = 500;
  private static final int TOLD = 5;
  private static final int KEPT = 16;

  private final SqliteLedger ledger;
  private final Thread looker;
  private final List<Made> made = new ArrayList<>();
  private long size;
  private int listeners;
  private boolean isOpen = true;

  private record Made(long after, News news) {}

  Pulse(SqliteLedger ledger) {
    this.ledger = ledger;
    size = ledger.size();
    looker = Thread.ofVirtual().name("pulse").start(this::look);
  }

  private void look() {
    try {
      while (waitForSomebody()) {
        Thread.sleep(pause());
        grown();
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private synchronized Duration pause() {
    var telling = Duration.ofNanos(listeners * NANOS_A_PAGE);
    return telling.compareTo(OFTEN) > 0 ? telling : OFTEN;
  }

  private synchronized boolean waitForSomebody() throws InterruptedException {
    while (isOpen && listeners == 0) {
      wait();
    }
    return isOpen;
  }

  private void grown() {
    try {
      set(ledger.size());
    } catch (LedgerUnavailable e) {
      // Asked again in a moment; nothing is missed.
    }
  }

  private synchronized void set(long now) {
    if (now != size) {
      size = now;
      notifyAll();
    }
  }

  /// What came after that fact, waited for as long as that.
  News after(long number, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long now = await(number, end);
    return now <= number ? new News(number, "") : news(number, now);
  }

  private synchronized long await(long number, long end) {
    listeners++;
    notifyAll();
    try {
      for (long left = end - System.nanoTime();
          isOpen && size <= number && left > 0;
          left = end - System.nanoTime()) {
        wait(Math.max(1, left / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listeners--;
    }
    return size;
  }

  private synchronized News news(long after, long upTo) {
    for (var known : made) {
      if (known.after() == after && known.news().number() == upTo) {
        return known.news();
      }
    }
    var news = new News(upTo, text(after, upTo));
    made.add(new Made(after, news));
    if (made.size() > KEPT) {
      made.removeFirst();
    }
    return news;
  }

  private String text(long after, long upTo) {
    var facts = ledger.since(Math.max(after, upTo - MOST), MOST);
    var tasks = new LinkedHashSet<String>();
    var told = new ArrayList<String>();
    for (var fact : facts) {
      event(fact)
          .ifPresent(event -> {
            if (event instanceof RunEvent.OfTask of) {
              tasks.add(of.task().value());
            }
            if (isWorthSaying(event)) {
              told.add(Lines.of(event));
            }
          });
    }
    return Json.object()
        .put("number", upTo)
        .putTexts("tasks", tasks)
        .putTexts("told", told.subList(Math.max(0, told.size() - TOLD), told.size()))
        .end()
        .canonical();
  }

  private static boolean isWorthSaying(RunEvent event) {
    return event instanceof RunEvent.QuestionAsked
        || event instanceof RunEvent.ReviewAsked
        || event instanceof RunEvent.TaskParked
        || event instanceof RunEvent.TaskLanded
        || event instanceof RunEvent.RunHalted;
  }

  private static Optional<RunEvent> event(Recorded recorded) {
    try {
      return Optional.of(RunEventCodec.read(recorded.entry()));
    } catch (UnknownEvent e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    isOpen = false;
    notifyAll();
    looker.interrupt();
  }
}
