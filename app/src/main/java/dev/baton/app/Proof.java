package dev.baton.app;

import dev.baton.adapters.gate.LocalJudges;
import dev.baton.adapters.gate.Sighting;
import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.process.LocalPrograms;
import dev.baton.core.finding.Finding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Containment;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Runs commands on the commit that is checked out, under the policy file as it is now.
public final class Proof {
  private Proof() {}

  /// Build and tests.
  public static List<GateResult> onHead(Place place) {
    var policy = Policies.fromFile(place.config());
    return onHead(place, (judges, tree) -> judges.prove(tree, policy));
  }

  /// Each check of a plan, before anything of it is done: what is red for the wrong reason, or
  /// green already.
  public static List<Finding> atBase(Place place, Plan plan) {
    var policy = Policies.fromFile(place.config());
    return onHead(place, (judges, tree) -> judges.checksAtBase(plan, tree, policy));
  }

  /// Each check of a plan on what is checked in now, whoever made it.
  public static List<Sighting> present(Place place, Plan plan) {
    var policy = Policies.fromFile(place.config());
    return onHead(place, (judges, tree) -> judges.sightings(plan, tree, policy));
  }

  private static <T> T onHead(Place place, BiFunction<LocalJudges, Tree, T> work) {
    var policy = Policies.fromFile(place.config());
    var store = place.store();
    var trees = new GitTrees(store);
    var head = Tip.ofHead(place, store);
    return with(place, trees, policy, Contract.NONE, judges -> work.apply(judges, trees.of(head)));
  }

  /// Gates outside of any run, in cells where there are any.
  static <T> T with(
      Place place,
      GitTrees trees,
      Policy policy,
      Contract contract,
      Function<LocalJudges, T> work) {
    var walls = policy.uncontained() ? Containment.NONE : Cells.wallsIfAny();
    var self = Self.running();
    var local = new LocalPrograms(place.top());
    try (var threads = Executors.newSingleThreadExecutor()) {
      var judges =
          new LocalJudges(
              new LocalJudges.Tools(
                  trees,
                  Cells.programs(local, walls, Cells.readable(policy, self), self),
                  place.evidence(),
                  place.folder(),
                  Environment.forPrograms(policy, self, walls),
                  walls,
                  new DecisionFiles(trees)::of,
                  Registers.of(place, self)),
              _ -> policy,
              _ -> contract,
              threads,
              Baton.CLOCK);
      return work.apply(judges);
    }
  }
}
