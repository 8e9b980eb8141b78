package dev.baton.app.agent;

import dev.baton.adapters.acp.AcpAgent;
import dev.baton.adapters.acp.AcpFault;
import dev.baton.adapters.acp.Permission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// What Baton and one agent say to each other, from the brief to the end of the last turn.
final class Conversation implements AcpAgent.Listener, WayOut.Stop {
  private static final Duration SILENCE = Duration.ofMinutes(10);
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final String GO_ON =
      "You were interrupted because your model was limited. It is there again: go on where you were.";
  private static final String NUDGE =
      "Baton sees %s. Go on another way, or call the tool `blocked` and say what is missing.";

  private final Leave leave;
  private final Report report;
  private final Turns turns;
  private final Clock clock;
  private final Watch watch;
  private final AtomicReference<String> nudge = new AtomicReference<>("");
  private final AtomicReference<String> over = new AtomicReference<>("");
  private final AtomicReference<Optional<AcpAgent>> agent = new AtomicReference<>(Optional.empty());

  Conversation(Leave leave, Report report, Turns turns, Clock clock) {
    this.leave = leave;
    this.report = report;
    this.turns = turns;
    this.clock = clock;
    this.watch = new Watch(SILENCE, clock.instant());
  }

  /// Ends it, for a reason that is not the agent's. May come at any time, from any thread.
  @Override
  public void end(String why) {
    if (over.compareAndSet("", why)) {
      report.said("ended by Baton: " + why);
      agent.get().ifPresent(AcpAgent::cancel);
    }
  }

  /// Ends it for now: it is to be taken up again then.
  @Override
  public void rest(Instant until, String why) {
    if (over.get().isEmpty()) {
      report.rest(until, why);
      end(why);
    }
  }

  /// Opens a session, or takes up the `earlier` one, and works through the brief. Returns why it
  /// failed, if it did.
  Optional<String> about(
      AcpAgent with,
      Path folder,
      Optional<String> mode,
      List<AcpAgent.Tools> tools,
      Optional<String> earlier,
      Consumer<String> met,
      String model,
      String brief,
      Duration patience) {
    agent.set(Optional.of(with));
    try {
      var session = with.open(folder, tools, mode, earlier);
      met.accept(session.id());
      report.session(with.name(), session.id(), model);
      var looking = Thread.ofVirtual().start(() -> look(with));
      try {
        turns.begin();
        return turns(
            with,
            session.isOld() ? GO_ON : brief,
            clock.instant().plus(patience),
            () -> turns.ended(with.name(), session.id(), model));
      } finally {
        looking.interrupt();
      }
    } catch (AcpFault e) {
      return Optional.of(over.get().isEmpty() ? String.valueOf(e.getMessage()) : over.get());
    }
  }

  private Optional<String> turns(AcpAgent with, String brief, Instant until, Runnable ended)
      throws AcpFault {
    for (var prompt = brief; !prompt.isEmpty(); prompt = nudge.getAndSet("")) {
      AcpAgent.Turn turn;
      try {
        turn = with.prompt(prompt, Duration.between(clock.instant(), until));
      } finally {
        ended.run();
      }
      report.said("turn ended: " + turn.reason());
      if (!over.get().isEmpty()) {
        return Optional.of(over.get());
      }
      if (turn.reason().equals("refusal")) {
        return Optional.of(with.name() + " refused the task");
      }
    }
    return Optional.empty();
  }

  /// Told once that it gets nowhere; ended the second time.
  private void look(AcpAgent with) {
    boolean told = false;
    while (!Thread.currentThread().isInterrupted() && !with.over().isDone()) {
      var trouble = watch.trouble(clock.instant());
      if (trouble.isPresent() && told) {
        end(trouble.get() + ", again");
        return;
      }
      if (trouble.isPresent()) {
        told = true;
        report.said("told that it gets nowhere: " + trouble.get());
        nudge.set(NUDGE.formatted(trouble.get()));
        with.cancel();
      }
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public boolean mayDo(Permission wanted) {
    watch.sign(clock.instant());
    var refusal = leave.refusal(wanted);
    report.decided(
        "permission",
        wanted.kind() + " " + (wanted.paths().isEmpty() ? wanted.title() : wanted.paths()),
        refusal.isEmpty(),
        refusal.orElse("the contract"));
    return refusal.isEmpty();
  }

  @Override
  public void said(String text) {
    watch.sign(clock.instant());
  }

  @Override
  public void used(String id, String title, String kind, String status) {
    if (status.equals("pending") || status.equals("in_progress")) {
      watch.use(kind + " " + title, clock.instant());
    } else {
      watch.sign(clock.instant());
    }
  }

  @Override
  public void stirred() {
    watch.sign(clock.instant());
  }
}
