package dev.baton.testkit.sim;

import dev.baton.core.decision.Door;
import dev.baton.core.decision.Doorway;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Tier;
import dev.baton.core.gate.Verdict;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Feedback.Cause;
import dev.baton.core.run.Halt;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.Ask;
import dev.baton.core.run.RunCommand.Asked;
import dev.baton.core.run.RunCommand.Block;
import dev.baton.core.run.RunCommand.Fall;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunCommand.ReportConflict;
import dev.baton.core.run.RunCommand.ReportJudgement;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.core.run.RunCommand.ReportProof;
import dev.baton.core.run.RunCommand.ReportTargetElsewhere;
import dev.baton.core.run.RunCommand.ReportUsage;
import dev.baton.core.run.RunCommand.Rest;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Move;
import dev.baton.core.run.Step.Perform;
import dev.baton.core.run.Step.Prove;
import dev.baton.engine.Judges;
import dev.baton.engine.Performers;
import dev.baton.engine.Reports;
import dev.baton.engine.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Everything outside Baton's process. Implements the ports, so every call may be the last one.
final class World implements Performers, Judges, Target {
  private static final Hash ENVIRONMENT = Hash.of("one machine");

  private final SplittableRandom random;
  private final Faults faults;
  private final Repository repository;
  private final Map<Attempt, Worker> workers = new LinkedHashMap<>();
  private final Set<Attempt> heard = new HashSet<>();
  private final List<Answer> inFlight = new ArrayList<>();
  private final List<Answer> proofsUnderWay = new ArrayList<>();
  private final List<String> wrongs = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final boolean isBusy;
  private int outside;

  /// In a busy world proofs take their time, so that much waits behind them.
  World(SplittableRandom random, Faults faults, Repository repository, boolean isBusy) {
    this.random = random;
    this.faults = faults;
    this.repository = repository;
    this.isBusy = isBusy;
  }

  Repository repository() {
    return repository;
  }

  Instant now() {
    return now;
  }

  void sleep(Duration length) {
    now = now.plus(length);
  }

  List<Answer> inFlight() {
    return inFlight;
  }

  /// What the world saw that must never happen.
  List<String> wrongs() {
    return wrongs;
  }

  Collection<Worker> workers() {
    return workers.values();
  }

  /// Baton's process is gone, and with it every answer on its way there.
  void batonDied() {
    inFlight.clear();
    proofsUnderWay.clear();
    heard.clear();
  }

  void somebodyElseCommits() {
    repository.somebodyElseCommits(++outside);
  }

  /// Until the target is green by itself.
  void somebodyMends() {
    while (!isGreen(repository.tree(repository.tip()))) {
      somebodyElseCommits();
    }
  }

  /// Each performer gets on with it, or does not; and some proofs come to their end.
  void work() {
    for (var proof : List.copyOf(proofsUnderWay)) {
      if (random.nextInt(4) == 0) {
        proofsUnderWay.remove(proof);
        inFlight.add(proof);
      }
    }
    for (var worker : workers.values()) {
      if (worker.isAlive() && !worker.isWaiting() && !worker.hangs()) {
        step(worker);
      }
    }
  }

  private void step(Worker worker) {
    var attempt = worker.attempt();
    switch (random.nextInt(faults.areOver() || isBusy ? 4 : 12)) {
      case 0, 1 -> {
        var candidate = repository.work(attempt, worker.base());
        end(worker, new HandIn(attempt, candidate, worker.spend(200), now));
      }
      case 2, 3 -> send(worker, new ReportUsage(attempt, worker.spend(300), now));
      case 4 -> send(worker, new Ask(attempt, worker.ask(), now));
      case 5 -> end(worker, new Fall(attempt, Cause.DIED, "exit 137", worker.usage(), now));
      case 6 -> {
        if (random.nextInt(6) == 0) {
          end(worker, new Block(attempt, "cannot be done", worker.usage(), now));
        }
      }
      case 7 -> worker.hang();
      case 8 -> {
        if (random.nextInt(3) == 0) {
          var until = now.plusSeconds(random.nextInt(-60, 7_200));
          end(worker, new Rest(attempt, worker.sitting(), until, "limited", worker.usage(), now));
        }
      }
      default -> {
        // Thinking.
      }
    }
  }

  private void end(Worker worker, Answer with) {
    worker.end(with);
    send(worker, with);
  }

  private void send(Worker worker, Answer answer) {
    if (heard.contains(worker.attempt())) {
      inFlight.add(answer);
    }
  }

  @Override
  public void perform(Perform step, Reports reports) {
    faults.mayCrash();
    var worker = worker(step);
    heard.add(step.attempt());
    worker.hear(step.exchanges().size());
    faults.mayCrash();
    worker.result().ifPresent(inFlight::add);
    if (worker.isAlive() && worker.isWaiting()) {
      inFlight.add(new Ask(step.attempt(), worker.question(), now));
    }
    if (!worker.isAlive() && worker.result().isEmpty()) {
      inFlight.add(new Fall(step.attempt(), Cause.STOPPED, "gone", worker.usage(), now));
    }
  }

  private Worker worker(Perform step) {
    var worker = workers.get(step.attempt());
    if (worker == null || worker.sitting() < step.sitting().number()) {
      worker = launch(step);
      workers.put(step.attempt(), worker);
    }
    return worker;
  }

  private Worker launch(Perform step) {
    workers.values().stream()
        .filter(other -> other.isAlive() && other.attempt().task().equals(step.task()))
        .forEach(
            other -> wrongs.add(step.attempt() + " started while " + other.attempt() + " lives"));
    return new Worker(step.attempt(), step.base(), step.sitting());
  }

  @Override
  public void keepOnly(Collection<Attempt> wanted) {
    faults.mayCrash();
    workers.values().stream()
        .filter(worker -> !wanted.contains(worker.attempt()))
        .forEach(Worker::kill);
  }

  @Override
  public void stop(Attempt attempt) {
    faults.mayCrash();
    var worker = workers.get(attempt);
    if (worker != null) {
      worker.kill();
    }
    proofsUnderWay.removeIf(proof -> proof.attempt().equals(attempt));
  }

  @Override
  public void judge(Judge step, Reports reports) {
    faults.mayCrash();
    var tree = faults.happens(15) ? someOtherTree(step) : step.candidate().tree();
    var halt = halt(step.attempt(), step.candidate().base());
    inFlight.add(
        new ReportJudgement(
            step.attempt(),
            judgement(step.attempt(), tree, policy(), halt),
            repository.reach(step.attempt()),
            halt,
            now));
  }

  // What stands in the way of every change: a red target, or gates that are broken for a while.
  private Optional<Halt> halt(Attempt attempt, Commit without) {
    if (faults.happens(15)) {
      return Optional.of(new Halt.BrokenGates("no space left on device"));
    }
    return isGreenFor(attempt, repository.tree(without))
        ? Optional.empty()
        : Optional.of(new Halt.RedTarget(without, "red"));
  }

  // A runner that mixes up its checkouts: green, and about something else.
  private Tree someOtherTree(Judge step) {
    return repository.tree(step.candidate().base());
  }

  @Override
  public void prove(Prove step, Reports reports) {
    faults.mayCrash();
    var combination = step.combination();
    var tree = faults.happens(15) ? repository.tree(combination.ground()) : combination.tree();
    var halt = halt(step.attempt(), combination.ground());
    var judgement = judgement(step.attempt(), tree, combination.policy(), halt);
    (isBusy ? proofsUnderWay : inFlight)
        .add(new ReportProof(step.attempt(), combination.commit(), judgement, halt, now));
  }

  @Override
  public Commit tip() {
    faults.mayCrash();
    return repository.tip();
  }

  @Override
  public void combine(Combine step, Reports reports) {
    faults.mayCrash();
    inFlight.add(
        repository
            .combine(step.ahead(), step.merger(), policy())
            .<Answer>map(made -> new ReportCombination(Asked.by(step), made, now))
            .orElseGet(() ->
                new ReportConflict(Asked.by(step), repository.tip(), List.of("a/file"), now)));
  }

  @Override
  public void move(Move step, Reports reports) {
    faults.mayCrash();
    var combination = step.combination();
    var there = repository.move(combination);
    faults.mayCrash();
    inFlight.add(
        there
            ? new ReportMoved(step.attempt(), combination.commit(), now)
            : new ReportTargetElsewhere(
                step.attempt(), combination.commit(), repository.tip(), now));
  }

  // Now and then somebody changes the policy on the target.
  Hash policy() {
    return Hash.of("policy " + outside / 2);
  }

  boolean isGreen(Tree tree) {
    return repository.isGreen(tree);
  }

  /// Whether all the gates are that judge the attempt.
  boolean isGreenFor(Attempt attempt, Tree tree) {
    return repository.gates(attempt).stream().allMatch(gate -> repository.isGreen(gate, tree));
  }

  private Judgement judgement(Attempt attempt, Tree tree, Hash policy, Optional<Halt> halt) {
    var results =
        Stream.concat(
            repository.gates(attempt).stream().map(gate -> result(gate, tree, halt)),
            Stream.of(doors(tree)));
    return new Judgement(tree, policy, ENVIRONMENT, Tier.T1, results.toList());
  }

  private GateResult result(String id, Tree tree, Optional<Halt> halt) {
    var verdict =
        halt.orElse(null) instanceof Halt.BrokenGates(var why)
            ? new Verdict.NoEvidence(why)
            : repository.isGreen(id, tree) ? new Verdict.Pass() : new Verdict.Fail("red");
    var gate = new Gate(id, "tests", 1, Severity.BLOCK);
    return new GateResult(gate, verdict, List.of(), List.of(), Duration.ZERO);
  }

  // Some changes lock something in, always the same ones.
  private GateResult doors(Tree tree) {
    var gate = new Gate("G52", "one-way doors", 1, Severity.HUMAN);
    if (!repository.opensADoor(tree)) {
      return new GateResult(gate, new Verdict.Pass(), List.of(), List.of(), Duration.ZERO);
    }
    var library = Optional.of(new Doorway(Door.DEPENDENCY, "lib"));
    var finding = new GateFinding("dependency", "pom.xml", 1, "depends on lib", library);
    return new GateResult(
        gate, new Verdict.Fail("1 door"), List.of(finding), List.of(), Duration.ZERO);
  }
}
