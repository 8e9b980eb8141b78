package dev.baton.adapters.gate;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Verdict;
import dev.baton.core.plan.Check;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.sarif.Ratchet;
import dev.baton.core.sarif.Reported;
import dev.baton.engine.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The gates that run the change: build, tests, held-back acceptance, the contract's checks.
final class CommandGates {
  static final Gate BUILD = new Gate("G20", "build", 1, Severity.BLOCK);
  static final Gate TESTS = new Gate("G21", "tests", 1, Severity.BLOCK);
  static final Gate BASE_TESTS = new Gate("G22", "base's tests on this code", 1, Severity.BLOCK);
  static final Gate HELD = new Gate("G25", "held-back acceptance", 1, Severity.BLOCK);
  static final Gate CHECKS = new Gate("G40", "contract checks", 1, Severity.BLOCK);
  static final Gate RED_AT_BASE =
      new Gate("G23", "checks are red without the change", 1, Severity.BLOCK);

  // Before the name of a gate of the user's own.
  private static final String OWN = "X-";

  private final Workshop workshop;
  private final Trees trees;

  CommandGates(Workshop workshop, Trees trees) {
    this.workshop = workshop;
    this.trees = trees;
  }

  GateResult build(Subject subject) {
    var gate = subject.policy().build();
    if (gate.isEmpty()) {
      return Results.none(BUILD, "the policy names no build");
    }
    return concerns(subject, gate.get())
        ? judged(BUILD, workshop.run(subject.head(), gate.get()))
        : unconcerned(BUILD);
  }

  GateResult tests(Subject subject) {
    var gate = subject.policy().test();
    if (gate.isEmpty()) {
      return Results.of(
          TESTS, new Verdict.NoEvidence("the policy names no tests"), List.of(), Duration.ZERO);
    }
    var unseen = subject.unseen();
    if (!unseen.isEmpty()) {
      return Results.of(TESTS, new Verdict.NoEvidence(noEyes(unseen)), List.of(), Duration.ZERO);
    }
    return concerns(subject, gate.get())
        ? tested(TESTS, subject, gate.get(), workshop.run(subject.head(), gate.get()))
        : unconcerned(TESTS);
  }

  private GateResult tested(Gate gate, Subject subject, CommandGate command, Outcome outcome) {
    if (!outcome.isGreen() && !outcome.wasNotRun() && outcome.tests() != 0) {
      return redOrUnstable(gate, subject, command, outcome);
    }
    if (!outcome.isGreen()) {
      return judged(gate, outcome);
    }
    return fewerThanBase(subject, command, outcome)
        .map(why -> Results.of(gate, new Verdict.Fail(why), told(outcome), outcome.took()))
        .orElseGet(() -> judged(gate, outcome));
  }

  // One more look at a red tree. It never turns red into a pass: green now means unstable.
  private GateResult redOrUnstable(Gate gate, Subject subject, CommandGate command, Outcome first) {
    var second = workshop.again(subject.head(), command);
    return second.isGreen()
        ? Results.of(
            gate,
            new Verdict.Unstable(first.complaint() + "; then green on the same tree"),
            told(first),
            first.took().plus(second.took()))
        : judged(gate, first);
  }

  private Optional<String> fewerThanBase(Subject subject, CommandGate gate, Outcome head) {
    if (gate.results().isEmpty() || !subject.contract().retires().isEmpty()) {
      return Optional.empty();
    }
    var base = workshop.run(subject.base(), gate);
    return base.tests() > head.tests()
        ? Optional.of(head.tests() + " tests ran, " + base.tests() + " ran before the change")
        : Optional.empty();
  }

  /// Where the change touches tests that were there before, those go back over its code: a test
  /// that was weakened still says what it said. Those the contract retires stay as they are now.
  GateResult baseTests(Subject subject) {
    var gate = subject.policy().test();
    var touched =
        subject.change().files().stream()
            .filter(change -> change.kind() != FileChange.Kind.ADDED)
            .filter(change -> subject.policy().isTest(change.path()))
            .filter(change ->
                subject.contract().retires().stream()
                    .noneMatch(glob -> glob.matches(change.path())))
            .toList();
    if (gate.isEmpty() || touched.isEmpty()) {
      return Results.none(BASE_TESTS, "no test that was there before was touched");
    }
    var before = touched.stream().map(FileChange::path).toList();
    var mixed = trees.overlay(subject.head(), subject.base(), before::contains);
    var evidence = new ArrayList<Evidence>();
    var took = Duration.ZERO;
    for (var each : runningTests(subject.policy(), before)) {
      var outcome = workshop.run(mixed, each);
      took = took.plus(outcome.took());
      if (!outcome.isGreen()) {
        return Results.of(
            BASE_TESTS,
            verdict(outcome, "with " + String.join(", ", before) + " as before the change, "),
            told(outcome),
            took);
      }
      evidence.addAll(log(outcome));
    }
    return evidence.isEmpty()
        ? Results.of(
            BASE_TESTS,
            new Verdict.NoEvidence("no gate runs " + String.join(", ", before)),
            List.of(),
            took)
        : Results.of(BASE_TESTS, new Verdict.Pass(), evidence, took);
  }

  private static List<CommandGate> runningTests(Policy policy, List<String> tests) {
    return Stream.concat(
            policy.test().stream(),
            policy.others().stream().filter(own -> own.isForPart() && own.sarif().isEmpty()))
        .filter(gate -> tests.stream().anyMatch(gate::reads))
        .toList();
  }

  GateResult held(Subject subject) {
    var gate = subject.policy().held();
    if (gate.isEmpty()) {
      return Results.none(HELD, "nothing is held back");
    }
    var overlay = gate.get().overlay().orElse("");
    if (!overlay.isEmpty() && !workshop.hasOverlay(overlay)) {
      return Results.of(
          HELD,
          new Verdict.NoEvidence("there is no folder .baton/held/" + overlay),
          List.of(),
          Duration.ZERO);
    }
    if (!concerns(subject, gate.get())) {
      return unconcerned(HELD);
    }
    var outcome = workshop.run(subject.head(), gate.get());
    if (outcome.ranNothing() && gate.get().mayRunNothing()) {
      return notThereYet(subject, gate.get(), outcome);
    }
    // The performer is told that it is wrong, not what the test says.
    return Results.of(HELD, verdict(outcome, ""), log(outcome), outcome.took());
  }

  // By the policy's word, and only where no test ran before the change either: a change that takes
  // away what is tested is no reason to be silent.
  private GateResult notThereYet(Subject subject, CommandGate gate, Outcome outcome) {
    var before = workshop.run(subject.base(), gate);
    return before.ranNothing()
        ? Results.none(HELD, "what it would test is not there yet")
        : Results.of(
            HELD,
            new Verdict.NoEvidence("no test ran, before the change: " + before.words()),
            log(outcome),
            outcome.took().plus(before.took()));
  }

  /// The gates that get to see some of the change: all of them where it may change what they are.
  static Reach reach(Subject subject) {
    var policy = subject.policy();
    var isAll =
        policy.commands().allMatch(subject::touches)
            || subject.change().files().stream().anyMatch(it -> it.path().equals(Policy.FILE));
    return isAll
        ? Reach.EVERYTHING
        : Reach.of(
            Stream.of(
                    touched(BUILD, policy.build(), subject),
                    touched(TESTS, policy.test(), subject),
                    touched(HELD, policy.held(), subject),
                    policy.others().stream().filter(subject::touches).map(CommandGates::gate))
                .flatMap(each -> each)
                .map(Gate::id)
                .collect(Collectors.toSet()));
  }

  private static Stream<Gate> touched(Gate gate, Optional<CommandGate> command, Subject subject) {
    return command.filter(subject::touches).map(_ -> gate).stream();
  }

  static Gate gate(CommandGate own) {
    return new Gate(OWN + own.name(), own.name(), 1, Severity.BLOCK);
  }

  static boolean isOwn(Gate gate) {
    return gate.id().startsWith(OWN);
  }

  /// A gate of the user's own.
  GateResult other(Subject subject, CommandGate command) {
    var gate = gate(command);
    if (!concerns(subject, command)) {
      return unconcerned(gate);
    }
    var head = workshop.run(subject.head(), command);
    if (command.sarif().isPresent()) {
      return ratchet(gate, command, subject, head);
    }
    if (head.ranNothing() && !subject.touches(command)) {
      return Results.none(gate, "none of its tests is there yet");
    }
    return tested(gate, subject, command, head);
  }

  // Its exit code says that something was found, which it mostly was before.
  private GateResult ratchet(Gate gate, CommandGate command, Subject subject, Outcome head) {
    if (head.found().isEmpty()) {
      return Results.of(gate, new Verdict.NoEvidence(head.complaint()), told(head), head.took());
    }
    var base = workshop.run(subject.base(), command);
    if (base.found().isEmpty()) {
      return Results.of(
          gate,
          new Verdict.NoEvidence("before the change: " + base.complaint()),
          told(base),
          head.took().plus(base.took()));
    }
    var fresh = Ratchet.fresh(workshop.reported(base), workshop.reported(head));
    var findings =
        fresh.stream()
            .map(it -> new GateFinding(it.rule(), it.path(), it.line(), it.message()))
            .toList();
    var errors = fresh.stream().filter(it -> it.level() == Reported.Level.ERROR).toList();
    return new GateResult(
        gate,
        errors.isEmpty() ? new Verdict.Pass() : new Verdict.Fail(words(errors)),
        findings,
        log(head),
        head.took().plus(base.took()));
  }

  private static String words(List<Reported> errors) {
    var first = errors.getFirst();
    return "%d new: %s:%d: %s %s"
        .formatted(errors.size(), first.path(), first.line(), first.rule(), first.message());
  }

  GateResult checks(Subject subject) {
    var evidence = new ArrayList<Evidence>();
    var took = Duration.ZERO;
    for (var check : subject.contract().checks()) {
      var outcome = workshop.run(subject.head(), command(subject, check));
      took = took.plus(outcome.took());
      if (!outcome.isGreen()) {
        return Results.of(
            CHECKS,
            verdict(outcome, check.proves() + " :: " + check.command() + ": "),
            told(outcome),
            took);
      }
      evidence.add(new Evidence(outcome.log(), "check " + check.proves()));
    }
    return subject.contract().checks().isEmpty()
        ? Results.none(CHECKS, "the contract has no check")
        : Results.of(CHECKS, new Verdict.Pass(), evidence, took);
  }

  /// Each check, with the tests of the change and the code from before it, must be red: a check
  /// that is green without the work proves nothing about it.
  GateResult redAtBase(Subject subject) {
    if (subject.combination() || subject.contract().checks().isEmpty()) {
      return Results.none(RED_AT_BASE, "shown for the candidate on its own base");
    }
    var before = trees.overlay(subject.base(), subject.head(), subject.policy()::isTest);
    var build = workshop.build(before);
    if (build.isPresent() && !build.get().isGreen() && !build.get().wasNotRun()) {
      return Results.of(RED_AT_BASE, new Verdict.Pass(), log(build.get()), build.get().took());
    }
    var took = Duration.ZERO;
    for (var check : subject.contract().checks()) {
      var outcome = workshop.run(before, command(subject, check));
      took = took.plus(outcome.took());
      var line = check.proves() + " :: " + check.command();
      if (outcome.wasNotRun()) {
        return Results.of(
            RED_AT_BASE,
            new Verdict.NoEvidence(line + ": " + outcome.complaint()),
            told(outcome),
            took);
      }
      if (outcome.isGreen()) {
        return Results.of(
            RED_AT_BASE,
            new Verdict.Fail(line + " is green without the change, so it proves nothing"),
            told(outcome),
            took);
      }
    }
    return Results.of(RED_AT_BASE, new Verdict.Pass(), List.of(), took);
  }

  private static CommandGate command(Subject subject, Check check) {
    return command(subject.policy(), check);
  }

  /// A check runs as the tests do: their results are where its own are looked for.
  static CommandGate command(Policy policy, Check check) {
    var test = policy.test();
    return new CommandGate(
        "check",
        check.command(),
        List.of(),
        test.flatMap(CommandGate::results),
        Optional.empty(),
        test.map(CommandGate::patience).orElse(Duration.ofMinutes(20)),
        Optional.empty(),
        false);
  }

  // A change is asked about what it touches. Of a tree that may land all is asked that there is to
  // ask: what was found there before is remembered, and the target may be red elsewhere.
  private boolean concerns(Subject subject, CommandGate gate) {
    var isAboutTheTree = subject.combination() || subject.base().equals(subject.head());
    return isAboutTheTree ? workshop.has(subject.head(), gate) : subject.touches(gate);
  }

  private static GateResult unconcerned(Gate gate) {
    return Results.none(gate, "nothing of its `inputs` is there, or changed");
  }

  // Whether nothing has to be run for it is for the policy to say, not for a pattern to forget.
  private static String noEyes(List<String> unseen) {
    return "no tests and no gate for a part have %s in their inputs%s; give it to one, of the command `true` if nothing can be run for it"
        .formatted(
            unseen.getFirst(),
            unseen.size() == 1 ? "" : ", nor " + (unseen.size() - 1) + " more files");
  }

  private GateResult judged(Gate gate, Outcome outcome) {
    return Results.of(
        gate,
        verdict(outcome, ""),
        outcome.isGreen() ? log(outcome) : told(outcome),
        outcome.took());
  }

  private static Verdict verdict(Outcome outcome, String where) {
    if (outcome.isGreen()) {
      return new Verdict.Pass();
    }
    return outcome.wasNotRun() || outcome.ranNothing()
        ? new Verdict.NoEvidence(where + outcome.complaint())
        : new Verdict.Fail(where + outcome.complaint());
  }

  private static List<Evidence> log(Outcome outcome) {
    return List.of(new Evidence(outcome.log(), "log"));
  }

  /// The log, to be shown to the next performer as well.
  private static List<Evidence> told(Outcome outcome) {
    return List.of(new Evidence(outcome.log(), "told"));
  }
}
