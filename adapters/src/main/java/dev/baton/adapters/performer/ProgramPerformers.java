package dev.baton.adapters.performer;

import dev.baton.adapters.performer.Transcript.Saying.Asked;
import dev.baton.adapters.performer.Transcript.Saying.Met;
import dev.baton.adapters.performer.Transcript.Saying.Turned;
import dev.baton.adapters.performer.Transcript.Saying.Used;
import dev.baton.core.gate.Evidence;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Feedback.Cause;
import dev.baton.core.run.Question;
import dev.baton.core.run.RunCommand.Ask;
import dev.baton.core.run.RunCommand.Block;
import dev.baton.core.run.RunCommand.Fall;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.RunCommand.KeepEvidence;
import dev.baton.core.run.RunCommand.Launched;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import dev.baton.core.run.RunCommand.ReportUsage;
import dev.baton.core.run.RunCommand.Rest;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Perform;
import dev.baton.engine.Clones;
import dev.baton.engine.Clones.Handover.Refused;
import dev.baton.engine.Clones.Handover.Taken;
import dev.baton.engine.EvidenceStore;
import dev.baton.engine.Performers;
import dev.baton.engine.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Performers that are programs, and people. One virtual thread listens to each attempt.
public final class ProgramPerformers implements Performers {
  /// The variable that marks everything a performer starts: `repository/run/task/attempt`.
  public static final String MARK = "BATON_ATTEMPT";

  private static final long LISTEN_EVERY_NANOS = 25_000_000;
  // The shell writes the exit code right after the performer has ended; a second without it means
  // that the shell was killed too.
  private static final int SILENT_ROUNDS = 40;
  // Below those that systems give to whoever connects.
  private static final long FIRST_PORT = 20_000;
  private static final long PORTS_EACH = 10;
  private static final long PORT_RANGES = 1_200;

  private final RunId run;
  private final Clones clones;
  private final EvidenceStore evidence;
  private final Briefs briefs;
  private final Map<String, Role> roles;
  private final Map<String, String> environment;
  private final Processes processes;
  private final String markPrefix;
  private final Clock clock;
  private final Launcher launcher;
  private final Walls walls;
  private final Map<Attempt, Listener> listeners = new ConcurrentHashMap<>();

  /// How this adapter looks at the process table.
  public interface Processes {
    Optional<ProcessIdentity> identity(long pid);

    boolean isAlive(ProcessIdentity process);

    List<String> values(String variable);

    void end(String setting);
  }

  /// `place` tells this repository's performers from those of any other on the machine.
  public ProgramPerformers(
      RunId run,
      Path place,
      Clones clones,
      EvidenceStore evidence,
      Function<TaskId, String> background,
      Map<String, Role> roles,
      Map<String, String> environment,
      Walls walls,
      Processes processes,
      Clock clock) {
    this.run = run;
    this.clones = clones;
    this.evidence = evidence;
    this.briefs = new Briefs(run, evidence, background);
    this.roles = Map.copyOf(roles);
    this.environment = Map.copyOf(environment);
    this.walls = walls;
    this.processes = processes;
    this.markPrefix = place + "!" + run + "!";
    this.clock = clock;
    this.launcher = new Launcher(processes::identity);
  }

  @Override
  public void perform(Perform step, Reports reports) {
    var fresh = new Listener(step, reports);
    var listener = listeners.putIfAbsent(step.attempt(), fresh);
    if (listener == null) {
      fresh.start();
    } else {
      listener.latest = step;
    }
  }

  @Override
  public void stop(Attempt attempt) {
    var listener = listeners.remove(attempt);
    if (listener != null) {
      listener.stopped = true;
    }
    processes.end(MARK + "=" + mark(attempt));
  }

  @Override
  public void keepOnly(Collection<Attempt> wanted) {
    var marks = wanted.stream().map(this::mark).toList();
    processes.values(MARK).stream()
        .filter(value -> value.startsWith(markPrefix) && !marks.contains(value))
        .forEach(value -> processes.end(MARK + "=" + value));
  }

  private String mark(Attempt attempt) {
    return markPrefix + attempt + "!" + attempt.fence();
  }

  private Role role(Perform step) {
    var role = roles.get(step.role());
    if (role == null) {
      throw new IllegalStateException(
          step.task() + " wants the role " + step.role() + ", which is not in the team");
    }
    return role;
  }

  private final class Listener {
    private final Attempt attempt;
    private final Reports reports;
    private final Transcript transcript;
    private volatile Perform latest;
    private volatile boolean stopped;
    private long heard;
    private int told = -1;

    Listener(Perform step, Reports reports) {
      this.attempt = step.attempt();
      this.reports = reports;
      this.latest = step;
      this.transcript = new Transcript(step.sitting());
    }

    /// What a person needs is there when this returns: a run that waits for people only ends, and
    /// nobody would prepare it after that.
    void start() {
      if (roles.get(latest.role()) instanceof Role.Human) {
        attend();
      } else {
        Thread.ofVirtual().name("attempt " + attempt).start(this::attend);
      }
    }

    private void attend() {
      try {
        var step = latest;
        var folder = AttemptFolder.of(clones.open(attempt, step.base()), step.sitting());
        switch (role(step)) {
          case Role.Human() -> prepare(step, folder);
          case Role.Runs(var command) ->
              perform(step, folder, walls.around(folder, command.apply(step)), Map.of());
          case Role.Attends(var command, var order, var keys) -> {
            folder.write("attend.json", order.apply(step));
            var all = new ArrayList<>(command);
            all.add(folder.path().toString());
            perform(step, folder, all, keys);
          }
        }
      } catch (RuntimeException e) {
        // One attempt must not take the run with it; a person reads why it fell.
        reports.report(
            new Fall(
                attempt,
                Cause.STOPPED,
                String.valueOf(e.getMessage()),
                transcript.usage(),
                clock.instant()));
        listeners.remove(attempt, this);
      }
    }

    private void perform(
        Perform step, AttemptFolder folder, List<String> command, Map<String, String> keys) {
      begin(step, folder, command, keys);
      listen(folder);
      // Asked again, it would read the same ending from the folder and report it again.
      listeners.remove(attempt, this);
    }

    private void begin(
        Perform step, AttemptFolder folder, List<String> command, Map<String, String> keys) {
      if (folder.isClaimed()) {
        return;
      }
      prepare(step, folder);
      if (!stopped && folder.claim()) {
        try {
          var all = environment(folder);
          all.putAll(keys);
          var process = launcher.start(folder, command, all);
          folder.remember(process);
          reports.report(new Launched(attempt, process, clock.instant()));
          if (stopped) {
            // Stopped between the last look and the start: whoever stopped it saw no process yet.
            processes.end(MARK + "=" + mark(attempt));
          }
        } catch (IOException e) {
          folder.note("err.log", e.getMessage() + "\n");
          folder.note("exit", "127\n");
        }
      }
    }

    private void prepare(Perform step, AttemptFolder folder) {
      var brief = briefs.markdown(step);
      folder.write("brief.json", briefs.json(step).pretty() + "\n");
      folder.write("brief.md", brief);
      folder.answer(step.exchanges());
      reports.report(
          new KeepEvidence(attempt, new Evidence(evidence.put(brief), "brief"), clock.instant()));
    }

    private Map<String, String> environment(AttemptFolder folder) {
      var all = new HashMap<>(environment);
      all.put("BATON_TASK", attempt.task().value());
      all.put("BATON_ATTEMPT_NUMBER", String.valueOf(attempt.number()));
      all.put("BATON_PORT", String.valueOf(port()));
      all.put("BATON_NAME", name());
      all.put("BATON_BRIEF", folder.brief().toString());
      all.put("BATON_BRIEF_JSON", folder.path().resolve("brief.json").toString());
      all.put("BATON_ANSWERS", folder.answers().toString());
      all.put(MARK, mark(attempt));
      return all;
    }

    // Ten ports from here are no other attempt's of the last thousand and more.
    private long port() {
      return FIRST_PORT + PORTS_EACH * (attempt.fence() % PORT_RANGES);
    }

    // A name that databases and the like take as it is.
    private String name() {
      return "baton_%s_%s_%d"
          .formatted(run.value(), attempt.task(), attempt.number())
          .toLowerCase(Locale.ROOT)
          .replace("-", "");
    }

    private void listen(AttemptFolder folder) {
      int silent = 0;
      var disk = new DiskWatch(folder, walls.most());
      while (!stopped && silent < SILENT_ROUNDS) {
        var ended = folder.exit();
        var tooMuch = hear(folder, ended.isPresent(), disk).or(disk::look);
        if (tooMuch.isPresent()) {
          processes.end(MARK + "=" + mark(attempt));
          fall(Cause.STOPPED, tooMuch.get());
          return;
        }
        if (ended.isPresent()) {
          end(folder, ended.get());
          return;
        }
        tell(folder);
        silent = folder.process().filter(processes::isAlive).isPresent() ? 0 : silent + 1;
        LockSupport.parkNanos(LISTEN_EVERY_NANOS);
      }
      if (!stopped) {
        fall(Cause.STOPPED, "its process is gone and left no exit code" + folder.lastComplaint());
      }
    }

    // Looks how much there is before each part: who talks faster than Baton listens never ends.
    private Optional<String> hear(AttemptFolder folder, boolean ended, DiskWatch disk) {
      while (true) {
        var tooMuch = disk.listen();
        if (tooMuch.isPresent()) {
          return tooMuch;
        }
        var more = folder.hear(heard, ended);
        if (more.bytes() == 0) {
          return Optional.empty();
        }
        heard += more.bytes();
        hear(more.text());
      }
    }

    private void hear(String text) {
      for (var saying : transcript.hear(text)) {
        switch (saying) {
          case Used(var total) -> reports.report(new ReportUsage(attempt, total, clock.instant()));
          case Asked(var number, var question) when number > latest.exchanges().size() ->
              reports.report(new Ask(attempt, new Question(number, question), clock.instant()));
          case Met(var about) ->
              reports.report(
                  new KeepEvidence(
                      attempt, new Evidence(evidence.put(about), "session"), clock.instant()));
          case Turned(var about) -> turned(about);
          case Asked _ -> {
            // Asked before Baton was restarted, and answered since.
          }
        }
      }
    }

    // Only what Baton's own attendant says of it: it took those trees itself.
    private void turned(String about) {
      if (role(latest) instanceof Role.Attends) {
        reports.report(
            new KeepEvidence(attempt, new Evidence(evidence.put(about), "turn"), clock.instant()));
      }
    }

    private void tell(AttemptFolder folder) {
      var exchanges = latest.exchanges();
      if (exchanges.size() != told) {
        folder.answer(exchanges);
        told = exchanges.size();
      }
    }

    private void end(AttemptFolder folder, int exit) {
      keep(folder);
      if (transcript.limited().isPresent()) {
        rest(transcript.limited().get());
      } else if (transcript.blocked().isPresent()) {
        rescue();
        reports.report(
            new Block(attempt, transcript.blocked().get(), transcript.usage(), clock.instant()));
      } else if (exit != 0) {
        fall(Cause.DIED, "exit code " + exit + folder.lastComplaint());
      } else {
        switch (clones.take(attempt, latest.base())) {
          case Taken(var candidate) ->
              reports.report(new HandIn(attempt, candidate, transcript.usage(), clock.instant()));
          case Refused(var why) -> fall(Cause.REFUSED, why);
        }
      }
    }

    // Its clone stays as it is: the next sitting goes on in it.
    private void rest(Transcript.Limited limited) {
      reports.report(
          new Rest(
              attempt,
              latest.sitting().number(),
              limited.until(),
              limited.why(),
              transcript.usage(),
              clock.instant()));
    }

    private void fall(Cause cause, String why) {
      rescue();
      reports.report(new Fall(attempt, cause, why, transcript.usage(), clock.instant()));
    }

    private void rescue() {
      clones.rescue(attempt, latest.base());
    }

    private void keep(AttemptFolder folder) {
      try {
        var said = folder.transcript();
        reports.report(
            new KeepEvidence(
                attempt, new Evidence(evidence.put(said), "transcript"), clock.instant()));
      } catch (IOException e) {
        // It said nothing.
      }
    }
  }
}
