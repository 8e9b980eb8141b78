package dev.baton.app;

import dev.baton.adapters.gate.LocalJudges;
import dev.baton.adapters.git.GitClones;
import dev.baton.adapters.git.GitStore;
import dev.baton.adapters.git.GitTarget;
import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.performer.Preparation;
import dev.baton.adapters.performer.ProgramPerformers;
import dev.baton.adapters.performer.Role;
import dev.baton.adapters.performer.Walls;
import dev.baton.adapters.process.LocalPrograms;
import dev.baton.adapters.process.ProcessTable;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.agent.AgentProfile;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import dev.baton.engine.Conductor;
import dev.baton.engine.Containment;
import dev.baton.engine.RunLoop;
import dev.baton.engine.RunStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The object graph of one run, written out. Read it top to bottom to see what talks to what.
public final class Baton implements AutoCloseable {
  /// To the millisecond: that is what the ledger keeps, and state must replay to what it was.
  public static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  // Gates may take twenty minutes a command; an answer that is later than this is asked for again.
  private static final Duration PATIENCE = Duration.ofHours(4);

  private final SqliteLedger ledger;
  private final ExecutorService gateThreads;
  private final ExecutorService landingThread;
  private final Conductor conductor;
  private final RunLoop loop;
  private final Noting noting;

  public Baton(
      Place place,
      SqliteLedger ledger,
      Opened run,
      Self self,
      Containment walls,
      RunLoop.Watcher watcher) {
    this.ledger = ledger;
    var id = run.id();
    var store = place.store();
    var evidence = place.evidence();
    var trees = new GitTrees(store);
    var policies = new Policies(trees);
    var decisions = new DecisionFiles(trees);
    var branch = run.outline().target();
    var policy = policy(place, policies, branch, store);
    var environment = Environment.forPrograms(policy, self, walls);
    var readable = Cells.readable(policy, self);
    var performersRead = performersRead(place, policy, readable);
    var contracts = contracts(place, run);

    gateThreads =
        Executors.newFixedThreadPool(
            gatesAtOnce(), Thread.ofPlatform().daemon().name("gates-", 1).factory());
    landingThread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("landing").factory());

    var local = new LocalPrograms(place.top());
    local.endLeftovers();
    var programs = Cells.programs(local, walls, readable, self);
    var clones = new GitClones(store, place.work(), id);
    var settlers = new Settlers(place, local, walls, self);
    var target =
        new GitTarget(
            store,
            place.repository(),
            branch,
            id,
            tree -> policies.of(tree).hash(),
            tree -> settlers.of(policies.of(tree).merging()),
            this::land,
            CLOCK);
    var performers =
        new ProgramPerformers(
            id,
            place.top(),
            clones,
            evidence,
            new Backgrounds(
                place,
                ledger,
                run.outline().plan(),
                () -> decisions.of(trees.of(Tip.of(place, store, branch)))),
            roles(
                place,
                policy,
                self,
                new Orders(contracts, policy, walls, performersRead, store.folder())),
            environment,
            new Walls(walls, performersRead),
            new LinuxProcesses(),
            CLOCK);
    var judges =
        new LocalJudges(
            new LocalJudges.Tools(
                trees,
                programs,
                evidence,
                place.folder(),
                environment,
                walls,
                decisions::of,
                Registers.of(place, self)),
            policies::of,
            contracts,
            gateThreads,
            CLOCK);

    noting = new Noting(place, id, watcher);
    loop = new RunLoop(CLOCK, Policy.HUMAN::equals, noting);
    conductor =
        new Conductor(new RunStream(ledger, id), performers, judges, target, loop, PATIENCE);
  }

  /// Works until the run is over or waits for people.
  public RunLoop.Ending run(boolean patient) {
    noting.begin();
    try {
      return loop.run(conductor, patient);
    } finally {
      noting.end();
    }
  }

  /// Why notes on who wrote what are missing in the repository, if they are. Nothing waits for
  /// them, and they are added the next time.
  public Optional<String> notesMissing() {
    return noting.trouble();
  }

  /// Ends [#run] soon. Performers go on; the next run listens to them again.
  public void callOff() {
    loop.callOff();
  }

  private static final class LinuxProcesses implements ProgramPerformers.Processes {
    @Override
    public Optional<ProcessIdentity> identity(long pid) {
      return ProcessTable.identity(pid);
    }

    @Override
    public boolean isAlive(ProcessIdentity process) {
      return ProcessTable.isAlive(process);
    }

    @Override
    public List<String> values(String variable) {
      return ProcessTable.values(variable);
    }

    @Override
    public void end(String setting) {
      ProcessTable.end(setting);
    }
  }

  /// Objects of the repository, which a clone borrows, and recordings.
  private static List<Path> performersRead(Place place, Policy policy, List<Path> readable) {
    var all = new ArrayList<>(readable);
    all.add(place.store().folder().resolve("objects"));
    for (var member : policy.team()) {
      if (member.kind() instanceof Member.Kind.Replay(var recordings)) {
        all.add(place.top().resolve(recordings));
      }
    }
    return all;
  }

  private void land(Runnable work) {
    landingThread.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        loop.fail(e);
      }
    });
  }

  private static Policy policy(Place place, Policies policies, String branch, GitStore store) {
    return policies.of(new GitTrees(store).of(Tip.of(place, store, branch)));
  }

  private static Map<String, Role> roles(Place place, Policy policy, Self self, Orders orders) {
    var roles = new LinkedHashMap<String, Role>();
    roles.put(Policy.HUMAN, new Role.Human());
    for (var member : policy.team()) {
      roles.put(member.name(), role(place, policy, member, self, orders));
    }
    return roles;
  }

  private static Role role(Place place, Policy policy, Member member, Self self, Orders orders) {
    return switch (member.kind()) {
      case Member.Kind.Human() -> new Role.Human();
      case Member.Kind.Agent(_, var model, var endpoint) ->
          attended(member, model, endpoint, self, orders);
      case Member.Kind.Acp _ -> attended(member, Optional.empty(), Optional.empty(), self, orders);
      case Member.Kind.Command(var run) ->
          new Role.Runs(_ -> prepared(policy, List.of("/bin/sh", "-c", run)));
      case Member.Kind.Replay(var recordings) ->
          new Role.Runs(step ->
              self.command(
                  "play",
                  place.top().resolve(recordings).toString(),
                  step.task().value(),
                  String.valueOf(step.attempt().number())));
    };
  }

  private static Role attended(
      Member member, Optional<String> model, Optional<String> endpoint, Self self, Orders orders) {
    var profile = AgentProfile.of(member).orElseThrow();
    return new Role.Attends(
        self.command("attend"),
        step -> orders.of(profile, model, endpoint, step),
        orders.keys(profile));
  }

  private static List<String> prepared(Policy policy, List<String> command) {
    return policy.cell().prepare().map(it -> new Preparation(it).before(command)).orElse(command);
  }

  private static Function<TaskId, Contract> contracts(Place place, Opened run) {
    var text =
        place
            .evidence()
            .get(run.outline().planText())
            .orElseThrow(() ->
                Problem.broken(
                    "the plan of " + run.id() + " is missing from the evidence store",
                    "run: baton audit verify"));
    var contracts =
        new PlanReader()
            .read(run.outline().plan(), text).tasks().stream()
                .collect(Collectors.toMap(Contract::id, contract -> contract));
    return task ->
        Optional.ofNullable(contracts.get(task))
            .orElseThrow(() -> new IllegalStateException("the plan has no contract " + task));
  }

  private static int gatesAtOnce() {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public void close() {
    gateThreads.shutdownNow();
    landingThread.shutdownNow();
    ledger.checkpoint();
  }
}
