package dev.baton.engine;

import dev.baton.core.run.Opened;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunRules;
import dev.baton.core.run.Task.Asking;
import dev.baton.core.run.Task.Attempting;
import dev.baton.core.run.Task.Resting;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Turns a conductor until its run is over or waits for people only. Owns the mailbox; the thread
/// that calls [#run] is the conductor's.
public final class RunLoop implements Reports {
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(60);
  // Wall time may run ahead of the monotonic clock by a little; by this much, the machine slept.
  private static final Duration SLEPT = Duration.ofSeconds(20);

  private final BlockingQueue<Answer> mailbox = new LinkedBlockingQueue<>();
  private final Clock clock;
  private final Predicate<String> isPersons;
  private final Watcher watcher;
  private volatile boolean called;
  private final AtomicReference<@Nullable RuntimeException> trouble = new AtomicReference<>();

  /// `isPersons` says which roles are a person's: a run that waits for those alone need not stay.
  public RunLoop(Clock clock, Predicate<String> isPersons, Watcher watcher) {
    this.clock = clock;
    this.isPersons = isPersons;
    this.watcher = watcher;
  }

  /// Sees the run after every turn that changed something.
  public interface Watcher {
    void changed(Run run);

    void postponed(LedgerUnavailable why);
  }

  /// Why the loop ended.
  public enum Ending {
    /// Every task has landed or was cancelled.
    OVER,
    /// Nothing more can be done without a person.
    WAITS,
    /// Somebody called it off; everything goes on where it was at the next start.
    CALLED_OFF
  }

  @Override
  public void report(Answer answer) {
    mailbox.add(answer);
  }

  /// The outside world is broken in a way that no answer describes. The loop ends with it.
  public void fail(RuntimeException why) {
    trouble.compareAndSet(null, why);
  }

  /// Ends the loop after the current turn. From any thread.
  public void callOff() {
    called = true;
  }

  /// With `patient` the loop also stays when it waits for people only.
  public Ending run(Conductor conductor, boolean patient) {
    var time = new Timekeeper(clock);
    long seen = -1;
    while (!called) {
      for (var answer : answers()) {
        conductor.tell(answer);
      }
      if (time.isUp()) {
        conductor.pass(time.jump(SLEPT), clock.instant());
      }
      turn(conductor, time);
      var broken = trouble.get();
      if (broken != null) {
        throw broken;
      }
      if (conductor.facts() != seen) {
        seen = conductor.facts();
        watcher.changed(conductor.run());
      }
      if (conductor.run() instanceof Opened run && mailbox.isEmpty()) {
        if (run.isOver()) {
          return Ending.OVER;
        }
        if (!patient && waitsForPeople(run)) {
          return Ending.WAITS;
        }
      }
    }
    return Ending.CALLED_OFF;
  }

  private void turn(Conductor conductor, Timekeeper time) {
    switch (conductor.turn(clock.instant())) {
      case Conductor.Turn.Taken _ -> time.ledgerAnswered();
      case Conductor.Turn.Postponed(var why) -> {
        watcher.postponed(why);
        if (time.ledgerSilentFor().compareTo(LEDGER_PATIENCE) > 0) {
          throw why;
        }
      }
    }
  }

  private List<Answer> answers() {
    var answers = new ArrayList<Answer>();
    try {
      var first = mailbox.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        answers.add(first);
        mailbox.drainTo(answers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      called = true;
    }
    return answers;
  }

  private boolean waitsForPeople(Opened run) {
    return run.count(Resting.class) == 0
        && RunRules.next(run).stream()
            .allMatch(step ->
                switch (run.task(step.task())) {
                  case Asking _ -> true;
                  case Attempting(var live, _) -> isPersons.test(live.role());
                  default -> false;
                });
  }

  /// Two clocks side by side: the wall's, which jumps, and one that only counts.
  private static final class Timekeeper {
    private static final long SECOND = 1_000_000_000L;

    private final Clock clock;
    private long counted = System.nanoTime();
    private long wall;
    private long answered = System.nanoTime();

    Timekeeper(Clock clock) {
      this.clock = clock;
      this.wall = clock.millis();
    }

    boolean isUp() {
      return System.nanoTime() - counted >= SECOND;
    }

    Duration jump(Duration least) {
      var now = System.nanoTime();
      var worked = Duration.ofNanos(now - counted);
      var passed = Duration.ofMillis(clock.millis() - wall);
      counted = now;
      wall = clock.millis();
      var skipped = passed.minus(worked);
      return skipped.compareTo(least) > 0 ? skipped : Duration.ZERO;
    }

    void ledgerAnswered() {
      answered = System.nanoTime();
    }

    Duration ledgerSilentFor() {
      return Duration.ofNanos(System.nanoTime() - answered);
    }
  }
}
