package dev.baton.testkit.sim;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Tier;
import dev.baton.core.gate.Verdict;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.Limits;
import dev.baton.core.run.Money;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Outline;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.Asked;
import dev.baton.core.run.RunCommand.HandIn;
import dev.baton.core.run.RunCommand.OpenRun;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunCommand.ReportJudgement;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.core.run.RunCommand.ReportProof;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Move;
import dev.baton.core.run.Step.Perform;
import dev.baton.core.run.Step.Prove;
import dev.baton.core.run.TaskOutline;
import dev.baton.core.run.Usage;
import dev.baton.engine.Conductor;
import dev.baton.engine.Judges;
import dev.baton.engine.Performers;
import dev.baton.engine.Reports;
import dev.baton.engine.RunStream;
import dev.baton.engine.Target;
import dev.baton.testkit.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// How long the engine takes for random plans in simulated time, against what no schedule can beat:
/// the longest chain, and the work divided by the slots. Gates and landings take no time here.
///
/// Beside it stands a [ListSchedule], in which a slot always waits for the landing. The engine lets
/// it wait only once it has seen that landings take little time.
///
/// `build/bench.sh makespan [PLANS]`
public final class MakespanMain {
  private static final RunId RUN = new RunId("R-1");

  private MakespanMain() {}

  public static void main(String[] arguments) {
    var plans = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    var plain = new double[plans];
    var listed = new double[plans];
    for (int seed = 0; seed < plans; seed++) {
      var result = schedule(new SplittableRandom(seed));
      plain[seed] = result.makespan() / result.bound();
      listed[seed] = result.listed() / result.bound();
    }
    System.out.printf("%d random plans, 20-200 tasks, 2-8 slots; makespan divided by%n", plans);
    print("max(critical path, work / slots)", plain);
    print("the same for a list schedule in which a slot waits for the landing", listed);
  }

  private record Result(double makespan, double bound, double listed) {}

  private static void print(String divisor, double[] ratios) {
    var plans = ratios.length;
    Arrays.sort(ratios);
    System.out.println(divisor + ":");
    System.out.printf(
        "  mean %.3f, median %.3f, 95 %% %.3f, 99 %% %.3f, worst %.3f; at most 1.05: %.1f %%%n",
        Arrays.stream(ratios).average().orElse(0),
        ratios[plans / 2],
        ratios[(int) (plans * 0.95)],
        ratios[(int) (plans * 0.99)],
        ratios[plans - 1],
        100.0 * Arrays.stream(ratios).filter(ratio -> ratio <= 1.05).count() / plans);
  }

  private static Result schedule(SplittableRandom random) {
    var slots = random.nextInt(2, 9);
    var outline = plan(random);
    var world = new Instants();
    var stream = new RunStream(new MemoryLedger(), RUN);
    var limits = new Limits(1, 1, 1, 1, 1, Money.dollars(1e6), Map.of("builder", slots), Map.of());
    stream.handle(new OpenRun(RUN, outline, limits, "bench", world.now));
    var conductor = new Conductor(stream, world, world, world, _ -> {}, Duration.ofDays(10_000));
    conductor.turn(world.now);
    while (world.next(conductor)) {
      conductor.turn(world.now);
    }
    if (!(conductor.run() instanceof Opened run) || !run.isOver()) {
      throw new IllegalStateException("the plan did not end: " + conductor.run());
    }
    double took = Duration.between(Instant.EPOCH, world.now).toSeconds();
    var bound = Math.max((double) criticalPath(outline), work(outline) / (double) slots);
    return new Result(took, bound, ListSchedule.of(outline, slots));
  }

  private static Outline plan(SplittableRandom random) {
    var size = random.nextInt(20, 201);
    var tasks = new ArrayList<TaskOutline>();
    for (int i = 1; i <= size; i++) {
      var depends = new ArrayList<TaskId>();
      // Mostly on what came shortly before, as plans are written.
      for (int back = 1; back <= Math.min(12, i - 1); back++) {
        if (random.nextInt(10) == 0) {
          depends.add(new TaskId("T-" + (i - back)));
        }
      }
      var minutes = random.nextInt(5, 61);
      tasks.add(
          new TaskOutline(
              new TaskId("T-" + i),
              "task",
              depends,
              "builder",
              Duration.ofMinutes(minutes),
              Money.dollars(1),
              Hash.of("contract")));
    }
    return new Outline("bench", Hash.of("plan"), "main", tasks);
  }

  private static long work(Outline outline) {
    return outline.tasks().stream().mapToLong(task -> task.patience().toSeconds()).sum();
  }

  private static long criticalPath(Outline outline) {
    var ends = new HashMap<TaskId, Long>();
    for (var task : outline.tasks()) {
      var start =
          task.depends().stream()
              .mapToLong(before -> ends.getOrDefault(before, 0L))
              .max()
              .orElse(0);
      ends.put(task.id(), start + task.patience().toSeconds());
    }
    return ends.values().stream().mapToLong(end -> end).max().orElse(0);
  }

  /// A world in which performers take exactly their estimate and everything else no time.
  private static final class Instants implements Performers, Judges, Target {
    private static final Hash POLICY = Hash.of("policy");

    private final PriorityQueue<Due> due =
        new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now = Instant.EPOCH;
    private Commit tip = new Commit(Hash.of("start").hex());
    private long order;

    record Due(Instant at, long order, Answer answer) {}

    boolean next(Conductor conductor) {
      var first = due.poll();
      if (first == null) {
        return false;
      }
      now = first.at();
      conductor.tell(first.answer());
      return true;
    }

    private void in(Duration time, Answer answer) {
      due.add(new Due(now.plus(time), order++, answer));
    }

    @Override
    public void perform(Perform step, Reports reports) {
      var made = Hash.of("work of " + step.attempt()).hex();
      var candidate = new Candidate(step.base(), new Commit(made), new Tree(made));
      var patience = step.outline().patience();
      in(patience, new HandIn(step.attempt(), candidate, Usage.NONE, now.plus(patience)));
    }

    @Override
    public void judge(Judge step, Reports reports) {
      in(Duration.ZERO, new ReportJudgement(step.attempt(), green(step.candidate().tree()), now));
    }

    @Override
    public void prove(Prove step, Reports reports) {
      in(
          Duration.ZERO,
          new ReportProof(step.attempt(), step.combination().commit(), green(step.tree()), now));
    }

    @Override
    public Commit tip() {
      return tip;
    }

    @Override
    public void combine(Combine step, Reports reports) {
      var made = Hash.of(tip + " and " + step.merger().candidate().commit()).hex();
      var combination = new Combination(tip, new Commit(made), new Tree(made), POLICY);
      in(Duration.ZERO, new ReportCombination(Asked.by(step), combination, now));
    }

    @Override
    public void move(Move step, Reports reports) {
      tip = step.combination().commit();
      in(Duration.ZERO, new ReportMoved(step.attempt(), tip, now));
    }

    @Override
    public void keepOnly(Collection<Attempt> wanted) {}

    @Override
    public void stop(Attempt attempt) {}

    private static Judgement green(Tree tree) {
      var gate = new Gate("G21", "tests", 1, Severity.BLOCK);
      var result = new GateResult(gate, new Verdict.Pass(), List.of(), List.of(), Duration.ZERO);
      return new Judgement(tree, POLICY, POLICY, Tier.T1, List.of(result));
    }
  }
}
