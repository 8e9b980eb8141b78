package dev.baton.adapters.gate;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.decision.Decisions;
import dev.baton.core.finding.Finding;
import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Risk;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Tier;
import dev.baton.core.gate.Verdict;
import dev.baton.core.hash.Hash;
import dev.baton.core.inspect.Risks;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Halt;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.ReportJudgement;
import dev.baton.core.run.RunCommand.ReportProof;
import dev.baton.core.run.Step.Judge;
import dev.baton.core.run.Step.Prove;
import dev.baton.engine.Containment;
import dev.baton.engine.EvidenceStore;
import dev.baton.engine.Judges;
import dev.baton.engine.Programs;
import dev.baton.engine.Registries;
import dev.baton.engine.Reports;
import dev.baton.engine.Trees;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Gates on this machine. As many judgements at once as the executor has threads.
public final class LocalJudges implements Judges {
  private static final Gate MACHINERY = new Gate("G00", "the gates themselves", 1, Severity.BLOCK);
  private static final Set<Gate> BUILD_AND_TESTS =
      Set.of(MACHINERY, CommandGates.BUILD, CommandGates.TESTS);
  // Stands for a policy that could not be read.
  private static final Hash UNREAD = Hash.of("");

  private final Tools tools;
  private final Function<Tree, Policy> policyOf;
  private final Function<TaskId, Contract> contractOf;
  private final ExecutorService executor;
  private final Clock clock;
  private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final Map<Of, Future<?>> underWay = new ConcurrentHashMap<>();

  /// What gates work with. `folder` is Baton's own, `environment` all that a command gets to see,
  /// `decisions` reads those of a tree.
  public record Tools(
      Trees trees,
      Programs programs,
      EvidenceStore evidence,
      Path folder,
      Map<String, String> environment,
      Containment containment,
      Function<Tree, Decisions> decisions,
      Registries registries) {}

  public LocalJudges(
      Tools tools,
      Function<Tree, Policy> policyOf,
      Function<TaskId, Contract> contractOf,
      ExecutorService executor,
      Clock clock) {
    this.tools = tools;
    this.policyOf = policyOf;
    this.contractOf = contractOf;
    this.executor = executor;
    this.clock = clock;
  }

  /// What is judged of an attempt: its candidate, or a combination with the target.
  private record Of(Attempt attempt, Tree tree, boolean isCombination) {}

  /// From one tree to another, and what the commits on the way say of themselves.
  public record Difference(Tree base, Tree head, List<String> messages) {
    public Difference {
      messages = List.copyOf(messages);
    }
  }

  @Override
  public void judge(Judge step, Reports reports) {
    submit(
        new Of(step.attempt(), step.candidate().tree(), false),
        reports,
        () -> {
          var candidate = step.candidate();
          var judged = orWhyNot(candidate.tree(), UNREAD, () -> judged(step.task(), candidate));
          var judgement = judged.judgement();
          var halt = halt(judgement, candidate.base());
          return new ReportJudgement(
              step.attempt(), judgement, judged.reach(), halt, clock.instant());
        });
  }

  private Judged judged(TaskId task, Candidate candidate) {
    var base = tools.trees().of(candidate.base());
    return judged(
        subject(
            task,
            new Difference(base, candidate.tree(), messages(candidate)),
            policyOf.apply(base),
            false));
  }

  @Override
  public void prove(Prove step, Reports reports) {
    submit(
        new Of(step.attempt(), step.tree(), true),
        reports,
        () -> {
          var combination = step.combination();
          var judgement =
              orWhyNot(step.tree(), combination.policy(), () -> judged(step)).judgement();
          var halt = halt(judgement, combination.ground());
          return new ReportProof(
              step.attempt(), combination.commit(), judgement, halt, clock.instant());
        });
  }

  private Judged judged(Prove step) {
    var base = tools.trees().of(step.combination().ground());
    return judged(
        subject(
            step.task(),
            new Difference(base, step.tree(), messages(step.candidate())),
            policyOf.apply(base),
            true));
  }

  private List<String> messages(Candidate candidate) {
    return tools.trees().messages(candidate.base(), candidate.commit());
  }

  @Override
  public void stop(Attempt attempt) {
    var unwanted = underWay.keySet().stream().filter(of -> of.attempt().equals(attempt)).toList();
    for (var of : unwanted) {
      var judgement = underWay.remove(of);
      if (judgement != null) {
        judgement.cancel(true);
      }
    }
  }

  // What was answered is under way no longer: whoever hears the answer may ask for the next thing
  // at once.
  private void submit(Of of, Reports reports, Supplier<Answer> work) {
    underWay.compute(
        of,
        (_, running) ->
            running != null && !running.isDone()
                ? running
                : executor.submit(() -> {
                  var answer = work.get();
                  if (!Thread.currentThread().isInterrupted()) {
                    underWay.remove(of);
                    reports.report(answer);
                  }
                }));
  }

  // Broken machinery shows nothing about the change, and so does not let it through either. Whoever
  // asked must hear of it: a judgement that never came would be waited for without end.
  private Judged orWhyNot(Tree head, Hash policy, Supplier<Judged> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      var result =
          new GateResult(
              MACHINERY,
              new Verdict.NoEvidence(String.valueOf(e.getMessage())),
              List.of(),
              List.of(),
              Duration.ZERO);
      var environment = Environments.hash(tools.environment());
      return new Judged(
          new Judgement(head, policy, environment, Tier.T1, List.of(result)), Reach.EVERYTHING);
    }
  }

  // What is refused is tried again without the change, before anybody is blamed for it.
  private Optional<Halt> halt(Judgement judgement, Commit without) {
    return judgement
        .refusal(clock.instant())
        .map(GateResult::gate)
        .filter(LocalJudges::runsTheProduct)
        .flatMap(refused -> halt(refused, without));
  }

  // The others judge the change, and without it they have nothing to say.
  private static boolean runsTheProduct(Gate gate) {
    return BUILD_AND_TESTS.contains(gate) || CommandGates.isOwn(gate);
  }

  private Optional<Halt> halt(Gate refused, Commit without) {
    try {
      var tree = tools.trees().of(without);
      return withoutTheChange(refused, tree, policyOf.apply(tree)).stream()
          .filter(result -> result.verdict().stopsAt(clock.instant()))
          .findFirst()
          .map(result -> new Halt.RedTarget(without, result.words()));
    } catch (RuntimeException e) {
      return Optional.of(new Halt.BrokenGates(String.valueOf(e.getMessage())));
    }
  }

  /// Only what can be said without executing anything.
  public Judgement reading(TaskId task, Difference difference, Policy policy) {
    var subject = subject(task, difference, policy, false);
    var environment = Environments.hash(tools.environment());
    var results =
        new Inspectors(tools.trees(), tools.decisions(), tools.registries())
            .of(subject, clock.instant());
    return new Judgement(difference.head(), policy.hash(), environment, risk(subject), results);
  }

  private Subject subject(TaskId task, Difference difference, Policy policy, boolean combination) {
    return new Subject(
        difference.base(),
        difference.head(),
        tools.trees().between(difference.base(), difference.head(), difference.messages()),
        contractOf.apply(task),
        policy,
        combination);
  }

  private Risk risk(Subject subject) {
    var inspected = subject.inspected(tools.decisions().apply(subject.base()));
    return Risks.of(inspected, subject.policy()::isGuarded);
  }

  /// Judges one step from tree to tree. Also for judging without a run.
  public Judgement judgement(
      TaskId task, Difference difference, Policy policy, boolean combination) {
    return judged(subject(task, difference, policy, combination)).judgement();
  }

  private Judged judged(Subject subject) {
    var policy = subject.policy();
    var environment = Environments.hash(tools.environment());
    var risk = risk(subject);
    var now = clock.instant();
    try (var workshop = workshop(policy)) {
      var results = new ArrayList<GateResult>();
      results.add(containment());
      for (var stage : stages(workshop, policy)) {
        for (var result : stage.of(subject, now)) {
          results.add(withDetails(result, workshop.evidence()));
        }
        if (results.stream().anyMatch(result -> Stage.stops(result, now))) {
          break;
        }
      }
      var judgement = new Judgement(subject.head(), policy.hash(), environment, risk, results);
      return new Judged(judgement, CommandGates.reach(subject));
    }
  }

  private record Judged(Judgement judgement, Reach reach) {}

  /// What stood around the commands, for whoever reads the verdict.
  private GateResult containment() {
    var walls = tools.containment();
    if (!walls.holds()) {
      return Results.none(
          new Gate("G09", "containment", 1, Severity.INFO),
          "nothing contained the commands; the user accepted that");
    }
    var gate = new Gate("G09", "containment by " + walls.name(), 1, Severity.INFO);
    var gaps = walls.gaps().stream().map(gap -> new GateFinding("gap", "", 0, gap)).toList();
    var result = new GateResult(gate, new Verdict.Pass(), gaps, List.of(), Duration.ZERO);
    return withDetails(result, tools.evidence());
  }

  /// Whether build and tests are green on a tree as it is, before anybody changes it.
  public List<GateResult> prove(Tree tree, Policy policy) {
    var subject = asItIs(tree, policy);
    try (var workshop = workshop(policy)) {
      var commands = new CommandGates(workshop, tools.trees());
      var build = commands.build(subject);
      return build.verdict().stopsAt(clock.instant())
          ? List.of(build)
          : List.of(build, commands.tests(subject));
    }
  }

  private List<GateResult> withoutTheChange(Gate refused, Tree tree, Policy policy) {
    if (BUILD_AND_TESTS.contains(refused)) {
      return prove(tree, policy);
    }
    var own = policy.others().stream().filter(it -> CommandGates.gate(it).equals(refused));
    try (var workshop = workshop(policy)) {
      var commands = new CommandGates(workshop, tools.trees());
      return own.map(it -> commands.other(asItIs(tree, policy), it)).toList();
    }
  }

  private static Subject asItIs(Tree tree, Policy policy) {
    return new Subject(tree, tree, ChangeSet.of(), Contract.NONE, policy, true);
  }

  /// What is wrong with the checks of a plan on the tree it starts from.
  public List<Finding> checksAtBase(Plan plan, Tree base, Policy policy) {
    try (var workshop = workshop(policy)) {
      return new BaseChecks(workshop, policy).of(plan, base);
    }
  }

  /// What the checks of a plan do on a tree as it is.
  public List<Sighting> sightings(Plan plan, Tree tree, Policy policy) {
    try (var workshop = workshop(policy)) {
      return Sighting.of(plan, tree, workshop, policy);
    }
  }

  private Workshop workshop(Policy policy) {
    return new Workshop(tools, policy, Environments.hash(tools.environment()), places);
  }

  /// In this order: what executes nothing first, then what is quickest to say no. What is red
  /// without the change is shown beside that: it works on a tree of its own and takes as long.
  private List<Stage> stages(Workshop workshop, Policy policy) {
    var commands = new CommandGates(workshop, tools.trees());
    var others = policy.others().stream().map(gate -> other(commands, gate));
    return List.of(
        new Inspectors(tools.trees(), tools.decisions(), tools.registries()),
        Stage.atOnce(List.of(commands::build, commands::tests), List.of(commands::redAtBase)),
        Stage.atOnce(
            List.of(commands::baseTests),
            List.of(commands::held),
            Stream.concat(others, Stream.<Examination>of(commands::checks)).toList()));
  }

  private static Examination other(CommandGates commands, CommandGate gate) {
    return subject -> commands.other(subject, gate);
  }

  // Findings go into a blob: an event stays small whatever a gate has to say.
  private static GateResult withDetails(GateResult result, EvidenceStore evidence) {
    if (result.findings().isEmpty()) {
      return result;
    }
    var report =
        Json.object()
            .put("schema", "baton.findings/1")
            .putEach("findings", result.findings(), GateFinding::json)
            .end();
    var all = new ArrayList<>(result.evidence());
    all.add(new Evidence(evidence.put(report.pretty()), "told"));
    return new GateResult(result.gate(), result.verdict(), result.findings(), all, result.took());
  }
}
