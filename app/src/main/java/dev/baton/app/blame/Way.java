package dev.baton.app.blame;

import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.adapters.trial.Trials;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.Problem;
import dev.baton.app.Runs;
import dev.baton.app.Tip;
import dev.baton.app.blame.BlameFailure.End;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.plan.Check;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Halt;
import dev.baton.core.run.Outline;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.CandidateJudged;
import dev.baton.core.run.RunEvent.CombinationJudged;
import dev.baton.core.run.RunEvent.Combined;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.RunEvent.TaskLanded;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A question for blame that the record answers: where it was green, where it is red, and what is
/// red.
public record Way(End good, End bad, Optional<Trials.Command> command) {

  /// From the last refusal of a task: its base, what was refused, and the gate that refused it.
  public static Way ofTask(Place place, SqliteLedger ledger, TaskId task) {
    var run =
        new Runs(ledger)
            .latest()
            .orElseThrow(() -> Problem.usage("nothing has been run yet", "run: baton run"));
    var history = Runs.history(ledger, run);
    var refusal =
        history.stream()
            .flatMap(event -> Refused.by(event, task, history).stream())
            .reduce((_, later) -> later)
            .orElseThrow(() ->
                Problem.usage(
                    "no gate has refused " + task + " in " + run,
                    "see what became of it: baton log --task " + task));
    var opening = (RunOpened) history.getFirst();
    var base = refusal.candidate().base();
    var policy = new Policies(new GitTrees(place.store())).of(new GitTrees(place.store()).of(base));
    return new Way(
        new End("the base of " + task, base),
        new End("what was refused of " + task, refusal.commit()),
        Optional.of(
            command(policy, refusal.result(), () -> checks(place, opening.outline(), task))));
  }

  /// From a target that is red: the last landing that is in it, which was judged, and where it is
  /// now.
  public static Way ofTip(Place place, SqliteLedger ledger) {
    var branch = Policies.fromFile(place.config()).branch();
    var tip = Tip.of(place, place.store(), branch);
    var runs = new Runs(ledger);
    var landed =
        runs.all().stream()
            .flatMap(id -> Runs.history(ledger, id).stream())
            .filter(TaskLanded.class::isInstance)
            .map(event -> ((TaskLanded) event).commit())
            .filter(commit -> place.store().contains(tip, commit))
            .reduce((_, later) -> later)
            .orElseThrow(() ->
                Problem.usage(
                    "nothing has landed on " + branch + " yet",
                    "say since when it fails: --good REV"));
    if (landed.equals(tip)) {
      throw Problem.usage(
          branch + " is what landed last, and that was judged green",
          "say since when it fails: --good REV");
    }
    return new Way(
        new End("what landed last", landed), new End(branch, tip), red(place, runs, tip));
  }

  // The run was halted because a gate is red there; without that it is the policy's tests.
  private static Optional<Trials.Command> red(Place place, Runs runs, Commit tip) {
    var policy = new Policies(new GitTrees(place.store())).of(new GitTrees(place.store()).of(tip));
    return runs.underWay()
        .flatMap(run -> run.halt())
        .flatMap(halt ->
            halt instanceof Halt.RedTarget(_, var why)
                ? Optional.of(why.split(" ", 2)[0])
                : Optional.empty())
        .flatMap(gate -> run(policy, gate));
  }

  /// What an attempt came to, and the gate that refused it.
  private record Refused(Candidate candidate, Commit commit, GateResult result) {
    static Optional<Refused> by(RunEvent event, TaskId task, List<RunEvent> history) {
      return switch (event) {
        case CandidateJudged judged when judged.task().equals(task) && !judged.cleared() ->
            of(
                judged.judgement(),
                candidate(judged, history),
                candidate(judged, history).commit(),
                judged);
        case CombinationJudged judged when judged.task().equals(task) && !judged.cleared() ->
            of(
                judged.judgement(),
                candidate(judged, history),
                combination(judged, history),
                judged);
        default -> Optional.empty();
      };
    }

    private static Optional<Refused> of(
        Judgement judgement, Candidate candidate, Commit commit, RunEvent event) {
      return judgement.refusal(event.at()).map(result -> new Refused(candidate, commit, result));
    }

    private static Candidate candidate(RunEvent.OfAttempt judged, List<RunEvent> history) {
      return history.stream()
          .filter(CandidateHandedIn.class::isInstance)
          .map(CandidateHandedIn.class::cast)
          .filter(it -> it.attempt().equals(judged.attempt()))
          .reduce((_, later) -> later)
          .orElseThrow()
          .candidate();
    }

    private static Commit combination(CombinationJudged judged, List<RunEvent> history) {
      return history.stream()
          .filter(Combined.class::isInstance)
          .map(Combined.class::cast)
          .filter(it -> it.attempt().equals(judged.attempt()))
          .filter(it -> it.combination().tree().equals(judged.judgement().tree()))
          .reduce((_, later) -> later)
          .orElseThrow()
          .combination()
          .commit();
    }
  }

  private interface Checks {
    List<Check> all();
  }

  private static Trials.Command command(Policy policy, GateResult result, Checks checks) {
    if (result.gate().id().equals("G40")) {
      return checked(policy, checks.all(), result.verdict().why());
    }
    return run(policy, result.gate().id())
        .orElseThrow(() ->
            Problem.usage(
                "it was refused by %s %s: %s"
                    .formatted(result.gate().id(), result.gate().name(), result.verdict().why()),
                "that gate reads the change, or runs what no commit has; name what fails: --good REV"
                    + " --bad REV -- COMMAND"));
  }

  // The gate says which of them is red.
  private static Trials.Command checked(Policy policy, List<Check> checks, String why) {
    var red = checks.stream().filter(check -> why.startsWith(check.proves() + " ")).toList();
    var line =
        (red.isEmpty() ? checks : red)
            .stream().map(Check::command).collect(Collectors.joining(" && "));
    var test = policy.test().orElseThrow();
    return new Trials.Command(policy.build().map(CommandGate::run), line, test.patience());
  }

  private static Optional<Trials.Command> run(Policy policy, String gate) {
    var build = policy.build().map(CommandGate::run);
    return switch (gate) {
      case "G20" ->
          policy.build().map(it -> new Trials.Command(Optional.empty(), it.run(), it.patience()));
      case "G21" -> policy.test().map(it -> new Trials.Command(build, it.run(), it.patience()));
      default ->
          policy.others().stream()
              .filter(it -> gate.equals("X-" + it.name()) && it.sarif().isEmpty())
              .findFirst()
              .map(it -> new Trials.Command(build, it.run(), it.patience()));
    };
  }

  private static List<Check> checks(Place place, Outline outline, TaskId task) {
    return place
        .evidence()
        .get(outline.planText())
        .map(text -> new PlanReader().read(outline.plan(), text))
        .stream()
        .flatMap(plan -> plan.tasks().stream())
        .filter(contract -> contract.id().equals(task))
        .flatMap(contract -> contract.checks().stream())
        .toList();
  }
}
