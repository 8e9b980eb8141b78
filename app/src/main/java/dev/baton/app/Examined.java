package dev.baton.app;

import dev.baton.adapters.gate.LocalJudges.Difference;
import dev.baton.adapters.git.GitStore;
import dev.baton.adapters.git.GitTrees;
import dev.baton.core.gate.Judgement;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.util.Optional;

/// A change that the gates judge without a run: any two commits of the repository, whoever made
/// them.
public record Examined(Commit base, Commit head, Judgement judgement) {

  /// What is asked for. Without a plan and a task the change is judged for itself.
  public record Question(
      String base, String head, Optional<String> plan, Optional<TaskId> task, boolean readOnly) {}

  public static Examined of(Place place, Question question) {
    var store = place.store();
    var base = commit(place, store, question.base());
    var head = commit(place, store, question.head());
    var trees = new GitTrees(store);
    var from = trees.of(base);
    var policy = policy(place, trees, from);
    var contract = contract(place, question);
    var difference = new Difference(from, trees.of(head), trees.messages(base, head));
    var judgement =
        Proof.with(
            place,
            trees,
            policy,
            contract,
            judges ->
                question.readOnly()
                    ? judges.reading(contract.id(), difference, policy)
                    : judges.judgement(contract.id(), difference, policy, false));
    return new Examined(base, head, judgement);
  }

  /// A commit of the repository, brought into the store.
  public static Commit commit(Place place, GitStore store, String revision) {
    var commit =
        place
            .repository()
            .commit(revision)
            .orElseThrow(() ->
                Problem.usage(
                    "there is no commit " + revision + " in " + place.top(),
                    "name a branch, a tag or a commit; in CI fetch enough history for it"));
    store.bringCommit(place.repository(), commit);
    return commit;
  }

  /// The base's own, so that no change can alter by what it is judged; the file that is being
  /// written, where the base has none yet.
  static Policy policy(Place place, GitTrees trees, Tree base) {
    return trees.file(base, Policy.FILE).isPresent()
        ? new Policies(trees).of(base)
        : Policies.fromFile(place.config());
  }

  private static Contract contract(Place place, Question question) {
    if (question.task().isEmpty()) {
      return Contract.NONE;
    }
    var documents = new Documents(place.top());
    var name = documents.choose(question.plan(), "plan.md");
    var wanted = question.task().get();
    return documents.plan(name).tasks().stream()
        .filter(task -> task.id().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            Problem.usage(
                "specs/" + name + "/plan.md has no task " + wanted,
                "see its tasks: baton plan show " + name));
  }
}
