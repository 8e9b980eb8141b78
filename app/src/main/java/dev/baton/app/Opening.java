package dev.baton.app;

import dev.baton.core.assign.Assigner;
import dev.baton.core.assign.Assignment;
import dev.baton.core.assign.Standing;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Money;
import dev.baton.core.run.Outline;
import dev.baton.core.run.TaskOutline;
import dev.baton.engine.EvidenceStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From an approved plan to the outline of a run.
final class Opening {
  private final EvidenceStore evidence;
  private final Policy policy;
  private final Assigner assigner;

  Opening(EvidenceStore evidence, Policy policy, List<Standing> standings) {
    this.evidence = evidence;
    this.policy = policy;
    this.assigner = new Assigner(policy.team(), standings);
  }

  /// The plan without the tasks in `done`: what landed in an earlier run under the very same
  /// contract is not done again.
  Ahead of(Plan plan, byte[] text, Set<TaskId> done) {
    var source = new String(text, StandardCharsets.UTF_8);
    var tasks = new ArrayList<TaskOutline>();
    var assignments = new ArrayList<Assignment>();
    for (var contract : plan.tasks()) {
      if (!done.contains(contract.id())) {
        var assignment = assignment(contract);
        assignments.add(assignment);
        tasks.add(task(contract, assignment, source, done));
      }
    }
    if (tasks.isEmpty()) {
      throw Problem.no(
          "every task of " + plan.name() + " has landed already",
          "see what was delivered: baton gap");
    }
    var outline = new Outline(plan.path(), evidence.put(text), policy.branch(), tasks);
    return new Ahead(outline, assignments, policy);
  }

  private Assignment assignment(Contract contract) {
    return assigner
        .of(contract)
        .orElseThrow(() ->
            Problem.usage(
                contract.id()
                    + " wants the performer "
                    + contract.performer()
                    + ", who is not in the team",
                "add it under team: in baton.yaml, and commit that"));
  }

  private TaskOutline task(
      Contract contract, Assignment assignment, String source, Set<TaskId> done) {
    return new TaskOutline(
        contract.id(),
        contract.title(),
        contract.depends().stream().filter(task -> !done.contains(task)).toList(),
        assignment.roles(),
        contract.budget().time(),
        new Money(contract.budget().microDollars()),
        evidence.put(text(contract, source)));
  }

  /// The contract as written, which is what a performer reads.
  static String text(Contract contract, String source) {
    return source.substring(contract.source().start(), contract.source().end()).strip() + "\n";
  }

  static Map<TaskId, Hash> contracts(Plan plan, byte[] text) {
    var source = new String(text, StandardCharsets.UTF_8);
    var hashes = new HashMap<TaskId, Hash>();
    plan.tasks()
        .forEach(contract -> hashes.putIfAbsent(contract.id(), Hash.of(text(contract, source))));
    return hashes;
  }
}
