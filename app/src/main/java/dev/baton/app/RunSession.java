package dev.baton.app;

import static java.util.stream.Collectors.toMap;

import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.git.UserRepository.Checkout;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunCommand.OpenRun;
import dev.baton.core.run.Task;
import dev.baton.core.spec.SpecIndex;
import dev.baton.core.trace.Delivery;
import dev.baton.engine.Reply;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that must be true before a run may start, and the right to be the one who runs it.
public final class RunSession implements AutoCloseable {
  private final Place place;
  private final SqliteLedger ledger;
  private final FileChannel lockFile;

  private RunSession(Place place, SqliteLedger ledger, FileChannel lockFile) {
    this.place = place;
    this.ledger = ledger;
    this.lockFile = lockFile;
  }

  /// Takes the repository for this process; a problem where another Baton has it.
  public static RunSession in(Place place) {
    var file = place.folder().resolve("conductor.lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        throw Problem.broken(
            "another Baton is running in "
                + place.top()
                + ConductorNote.of(place).alive().map(pid -> " (process " + pid + ")").orElse(""),
            "watch it with `baton watch`, or end it and run again");
      }
      ConductorNote.of(place).write();
      place.store().removeLeftLocks();
      return new RunSession(place, place.openLedger(), channel);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot lock " + file + ": " + e.getMessage(), "see that it can be written");
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process, which is as much another Baton as any.
      return null;
    }
  }

  public SqliteLedger ledger() {
    return ledger;
  }

  /// What a new run of the approved plan would do. Opens none.
  public Ahead ahead(Optional<String> named) {
    var policy = policy();
    new Runs(ledger).underWay().ifPresent(RunSession::mustBeOver);
    return ahead(policy, named);
  }

  private static void mustBeOver(Opened run) {
    throw Problem.no(
        run.id() + " is not over yet, and who does what in it is settled", "see it: baton status");
  }

  /// The run to work on: the one that is not over yet, or a new one of the approved plan.
  public Opened open(Optional<String> named, String by) {
    var policy = policy();
    mustNotBeDirty(policy);
    var underWay = new Runs(ledger).underWay();
    return underWay.isPresent()
        ? mustBeTheSamePlan(underWay.get(), named)
        : start(ahead(policy, named), by);
  }

  private Policy policy() {
    var written = Policies.fromFile(place.config());
    var store = place.store();
    makeLandingBranch(written);
    var trees = new GitTrees(store);
    return new Policies(trees).of(trees.of(Tip.of(place, store, written.branch())));
  }

  private void makeLandingBranch(Policy policy) {
    var repository = place.repository();
    policy
        .landsOn()
        .filter(branch -> repository.branch(branch).isEmpty())
        .ifPresent(branch ->
            repository
                .branch(policy.target())
                .ifPresent(start -> repository.branchFrom(branch, start)));
  }

  // The branch will move under the checkout; what is changed there would look like part of that.
  private void mustNotBeDirty(Policy policy) {
    var repository = place.repository();
    if (repository.current().equals(Optional.of(policy.branch()))
        && repository.checkout() instanceof Checkout.Dirty(var paths)) {
      throw Problem.usage(
          "%s is checked out in %s with uncommitted changes (%s)"
              .formatted(
                  policy.branch(), place.top(), paths.stream().findFirst().orElse("unknown")),
          "commit or stash them, or let changes land elsewhere: lands-on: baton/"
              + policy.target()
              + " in baton.yaml");
    }
  }

  private Opened mustBeTheSamePlan(Opened run, Optional<String> named) {
    var documents = new Documents(place.top());
    var path = run.outline().plan();
    if (named.isPresent()
        && !path.equals("specs/" + documents.choose(named, "plan.md") + "/plan.md")) {
      throw Problem.no(
          run.id() + " of " + path + " is not over yet",
          "let it go on with `baton run`, or end it with `baton cancel`");
    }
    return run;
  }

  private Ahead ahead(Policy policy, Optional<String> named) {
    var documents = new Documents(place.top());
    var name = documents.choose(named, "plan.md");
    var text = documents.planText(name);
    var approved = new Approvals(ledger).latest(Approvals.Kind.PLAN, name);
    if (approved.isEmpty()) {
      throw Problem.waits(
          "specs/" + name + "/plan.md has not been approved",
          "read it (baton plan show), then: baton plan approve " + name);
    }
    if (!approved.get().text().equals(Hash.of(text))) {
      throw Problem.waits(
          "specs/" + name + "/plan.md has changed since " + approved.get().by() + " approved it",
          "read what changed, then: baton plan approve " + name);
    }
    var runs = new Runs(ledger);
    var plan = documents.plan(name);
    return new Opening(place.evidence(), policy, runs.standings()).of(plan, text, done(plan, text));
  }

  private Opened start(Ahead ahead, String by) {
    var runs = new Runs(ledger);
    var stream = runs.stream(runs.next());
    var open =
        new OpenRun(
            runs.next(), ahead.outline(), ahead.policy().limits(), by, Baton.CLOCK.instant());
    return switch (stream.handle(open)) {
      case Reply.Done _ -> Runs.opened(stream);
      case Reply.Refused(var why) -> throw Problem.no(why.words(), "run: baton status");
    };
  }

  /// Tasks of the plan that landed in an earlier run, under the contract they still have and for
  /// the words that still hold.
  private Set<TaskId> done(Plan plan, byte[] text) {
    var name = plan.path().split("/")[1];
    var spec = new SpecIndex(new Documents(place.top()).spec(name));
    var current =
        new Deliveries(place, ledger)
            .of(name).stream()
                .collect(toMap(Delivery::task, it -> it.isFor(spec), (_, later) -> later));
    var done = landed(plan, text);
    done.removeIf(task -> !current.getOrDefault(task, true));
    return done;
  }

  private Set<TaskId> landed(Plan plan, byte[] text) {
    var contracts = Opening.contracts(plan, text);
    var done = new HashSet<TaskId>();
    var runs = new Runs(ledger);
    for (var id : runs.all()) {
      var run = Runs.opened(runs.stream(id));
      if (run.outline().plan().equals(plan.path())) {
        run.outline().tasks().stream()
            .filter(task -> run.task(task.id()) instanceof Task.Landed)
            .filter(task -> task.contract().equals(contracts.get(task.id())))
            .forEach(task -> done.add(task.id()));
      }
    }
    return done;
  }

  /// How to bring this checkout up to where its branch is now, if it is behind.
  public Optional<String> howToUpdate(String branch) {
    var repository = place.repository();
    return repository.current().equals(Optional.of(branch))
            && repository.checkout() instanceof Checkout.Behind(var at)
        ? Optional.of("git read-tree -m -u " + at.brief() + " HEAD")
        : Optional.empty();
  }

  @Override
  public void close() {
    ledger.close();
    try {
      ConductorNote.of(place).remove();
      lockFile.close();
    } catch (IOException e) {
      throw Problem.broken("cannot give up the lock: " + e.getMessage(), "nothing needs doing");
    }
  }
}
