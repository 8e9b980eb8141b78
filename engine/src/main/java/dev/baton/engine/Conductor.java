package dev.baton.engine;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Run;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.Asked;
import dev.baton.core.run.RunCommand.BeginAttempt;
import dev.baton.core.run.RunCommand.Tick;
import dev.baton.core.run.RunCommand.TimeSkipped;
import dev.baton.core.run.RunRules;
import dev.baton.core.run.Step;
import dev.baton.core.run.Step.Begin;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Move;
import dev.baton.core.run.Step.Perform;
import dev.baton.core.run.Step.Prove;
import dev.baton.core.run.Task.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works through one run: records what is decided, then asks the world for what is owed. For one
/// thread; owns no thread and no clock, so the simulation can run it as it is.
public final class Conductor {
  // Beginning attempts changes what is owed only once per round; more rounds mean a rule that
  // answers its own step.
  private static final int ROUNDS = 100;

  private static final Progress LOST = new Progress("no answer came", Instant.MAX);

  private final RunStream stream;
  private final Performers performers;
  private final Judges judges;
  private final Target target;
  private final Reports reports;
  private final Duration patience;
  private final Map<Claim, Progress> underWay = new HashMap<>();
  private final List<RunCommand> waiting = new ArrayList<>();
  private boolean tookOver;

  /// `patience` is how long a step may go unanswered before it is asked for again.
  public Conductor(
      RunStream stream,
      Performers performers,
      Judges judges,
      Target target,
      Reports reports,
      Duration patience) {
    this.stream = stream;
    this.performers = performers;
    this.judges = judges;
    this.target = target;
    this.reports = reports;
    this.patience = patience;
  }

  public Run run() {
    return stream.run();
  }

  /// How many facts [#run] rests on.
  public long facts() {
    return stream.number();
  }

  /// An answer or an order that waits for the next turn.
  public void tell(RunCommand command) {
    waiting.add(command);
  }

  /// Time went by. A jump is forgiven: a machine that slept did no work and must not be late.
  public void pass(Duration jump, Instant now) {
    if (jump.isPositive()) {
      waiting.add(new TimeSkipped(jump, now));
    }
    waiting.add(new Tick(now));
    // Asked again, but not forgotten: what is no longer owed by then must still be called off.
    underWay.replaceAll((_, asked) -> asked.isOlderThan(patience, now) ? LOST : asked);
  }

  /// Takes in what other processes decided, records what the waiting commands lead to, then asks
  /// the world for what is owed. Call it on start and whenever something may have changed.
  ///
  /// Where the ledger does not answer nothing is lost: the commands go on waiting, and since nobody
  /// knows what was stored the next turn reads before it decides.
  public Turn turn(Instant now) {
    try {
      stream.refresh();
      var replies = stream.handle(waiting);
      waiting.clear();
      settle(now);
      return new Turn.Taken(replies);
    } catch (LedgerUnavailable trouble) {
      return new Turn.Postponed(trouble);
    }
  }

  public sealed interface Turn {
    record Taken(List<Reply> replies) implements Turn {
      public Taken {
        replies = List.copyOf(replies);
      }
    }

    record Postponed(LedgerUnavailable why) implements Turn {}
  }

  // Asks for everything that is owed and not under way, and calls off what is no longer owed.
  private void settle(Instant now) {
    takeOver();
    for (int round = 0; round < ROUNDS; round++) {
      var owed = RunRules.next(stream.run());
      callOff(owed);
      var begins = owed.stream().filter(Begin.class::isInstance).map(Begin.class::cast).toList();
      owed.forEach(step -> ask(step, now));
      if (begins.isEmpty()) {
        return;
      }
      begin(begins, target.tip(), now);
    }
    throw new IllegalStateException("attempts begin without end in " + stream.run());
  }

  // Before the first step: a successor must never work beside its predecessor.
  private void takeOver() {
    if (!tookOver && stream.run() instanceof Opened run) {
      performers.keepOnly(RunRules.live(run).stream().map(Live::attempt).toList());
      tookOver = true;
    }
  }

  /// Whether any step is being worked on, as far as this process knows.
  public boolean isBusy() {
    return !underWay.isEmpty();
  }

  private void begin(List<Begin> begins, Commit tip, Instant now) {
    stream.handle(begins.stream().map(step -> new BeginAttempt(step.task(), tip, now)).toList());
  }

  private void ask(Step step, Instant now) {
    switch (step) {
      case Begin _ -> {
        // Begun by settle itself, all of them on one tip.
      }
      case Perform perform -> {
        var known = List.of(perform.sitting().number(), perform.exchanges().size());
        if (isNews(perform, known, now)) {
          performers.perform(perform, reports);
        }
      }
      case Judge judge -> {
        if (isNews(judge, 0, now)) {
          judges.judge(judge, reports);
        }
      }
      case Combine combine -> {
        // A candidate may be combined again: behind others, or because the target moved away.
        var known = List.of(Asked.by(combine), combine.merger().chases());
        if (isNews(combine, known, now)) {
          target.combine(combine, reports);
        }
      }
      case Prove prove -> {
        if (isNews(prove, prove.tree(), now)) {
          judges.prove(prove, reports);
        }
      }
      case Move move -> {
        if (isNews(move, move.combination().commit(), now)) {
          target.move(move, reports);
        }
      }
    }
  }

  private boolean isNews(Step step, Object about, Instant now) {
    var claim = Claim.by(step).orElseThrow();
    var before = underWay.get(claim);
    if (before != null && before.about().equals(about)) {
      return false;
    }
    underWay.put(claim, new Progress(about, now));
    return true;
  }

  private void callOff(List<Step> owed) {
    var wanted = new HashSet<Claim>();
    owed.forEach(step -> Claim.by(step).ifPresent(wanted::add));
    var unwanted = new LinkedHashMap<>(underWay);
    unwanted.keySet().removeAll(wanted);
    unwanted.keySet().forEach(this::callOff);
  }

  private void callOff(Claim claim) {
    underWay.remove(claim);
    switch (claim.kind()) {
      case PERFORM -> performers.stop(claim.attempt());
      case JUDGE, PROVE -> judges.stop(claim.attempt());
      case COMBINE, MOVE -> {
        // Moments long, and harmless when nobody waits for the answer.
      }
    }
  }

  private enum Kind {
    PERFORM,
    JUDGE,
    COMBINE,
    PROVE,
    MOVE
  }

  /// Who is asked for what. A proof is of one tree: that of another is asked for anew, and this one
  /// called off.
  private record Claim(Attempt attempt, Kind kind, Optional<Tree> tree) {
    static Optional<Claim> by(Step step) {
      return switch (step) {
        case Begin _ -> Optional.empty();
        case Perform perform -> of(perform.attempt(), Kind.PERFORM);
        case Judge judge -> of(judge.attempt(), Kind.JUDGE);
        case Combine combine -> of(combine.attempt(), Kind.COMBINE);
        case Prove prove ->
            Optional.of(new Claim(prove.attempt(), Kind.PROVE, Optional.of(prove.tree())));
        case Move move -> of(move.attempt(), Kind.MOVE);
      };
    }

    private static Optional<Claim> of(Attempt attempt, Kind kind) {
      return Optional.of(new Claim(attempt, kind, Optional.empty()));
    }
  }

  private record Progress(Object about, Instant at) {
    boolean isOlderThan(Duration patience, Instant now) {
      return at.isBefore(now.minus(patience));
    }
  }
}
