package dev.baton.adapters.gate;

import dev.baton.core.finding.Source;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Budget;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Glob;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Cell;
import dev.baton.core.policy.Merging;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Money;
import dev.baton.core.spec.Fields;
import dev.baton.engine.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something to judge, under a contract and a policy that ask for nothing.
final class Subjects {
  private Subjects() {}

  static Subject between(Trees trees, Tree base, Tree head) {
    return new Subject(base, head, trees.between(base, head, List.of()), CONTRACT, POLICY, false);
  }

  /// The same under a policy of one's own.
  static Subject under(Policy policy, Trees trees, Tree base, Tree head) {
    return new Subject(base, head, trees.between(base, head, List.of()), CONTRACT, policy, false);
  }

  static Subject between(Trees trees, Tree base, Tree head, Contract contract) {
    return new Subject(base, head, trees.between(base, head, List.of()), contract, POLICY, false);
  }

  /// Lets a task write what the patterns cover.
  static Contract contract(List<String> writes) {
    return new Contract(
        new TaskId("T-01"),
        "a task",
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        writes.stream().map(Glob::of).toList(),
        List.of(),
        List.of(),
        List.of(),
        Contract.ANY_AGENT,
        Budget.DEFAULT,
        List.of(),
        List.of(),
        Fields.NONE,
        Source.startOf("plan.md"));
  }

  private static final Contract CONTRACT = Contract.blank(new TaskId("T-01"), Contract.ANY_AGENT);

  private static final Policy POLICY =
      new Policy(
          "main",
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          1,
          1,
          1,
          1,
          Merging.STRUCTURE,
          Money.ZERO,
          Map.of(),
          List.of(),
          List.of(),
          false,
          Cell.BARE,
          List.of(),
          Optional.empty(),
          Hash.of("policy"));
}
