package dev.baton.app;

import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.performer.Briefs;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Effort;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Perform;
import dev.baton.core.run.Task.Live;
import dev.baton.core.run.Task.Sitting;
import dev.baton.core.run.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The brief that the next attempt at a task would get, with what came of the earlier ones. Answers
/// to questions of an attempt under way are not in it: they go to that attempt.
public record Briefing(String text, int attempt, int budget) {

  public static Briefing of(Place place, SqliteLedger ledger, Optional<String> plan, TaskId task) {
    var documents = new Documents(place.top());
    var name = documents.choose(plan, "plan.md");
    var contracts = documents.plan(name);
    var contract =
        contracts.tasks().stream()
            .filter(each -> each.id().equals(task))
            .findFirst()
            .orElseThrow(() ->
                Problem.usage(
                    "specs/" + name + "/plan.md has no task " + task,
                    "see its tasks: baton plan show " + name));
    var policy = Policies.fromFile(place.config());
    var outline =
        new Opening(place.evidence(), policy, new Runs(ledger).standings())
            .of(contracts, documents.planText(name), Set.of())
            .outline()
            .task(task);
    var effort = effort(ledger, contracts.path(), task);
    var store = place.store();
    var tip = Tip.of(place, store, policy.branch());
    var trees = new GitTrees(store);
    var step =
        new Perform(
            new Live(
                new Attempt(task, effort.attempts() + 1, 0),
                outline.role(effort),
                tip,
                Instant.MAX,
                Usage.NONE,
                List.of(),
                Sitting.FIRST),
            outline,
            effort);
    var text =
        new Briefs(
                new Runs(ledger).latest().orElse(new RunId("R-1")),
                place.evidence(),
                new Backgrounds(
                    place,
                    ledger,
                    contracts.path(),
                    () -> new DecisionFiles(trees).of(trees.of(tip))))
            .markdown(step);
    return new Briefing(text, step.attempt().number(), contract.budget().contextTokens());
  }

  private static Effort effort(SqliteLedger ledger, String plan, TaskId task) {
    return running(ledger, plan)
        .filter(run -> run.outline().knows(task))
        .map(run -> run.effort(task))
        .orElse(Effort.NONE);
  }

  private static Optional<Opened> running(SqliteLedger ledger, String plan) {
    var runs = new Runs(ledger);
    return runs.latest()
        .map(runs::stream)
        .map(Runs::opened)
        .filter(run -> run.outline().plan().equals(plan));
  }
}
