package dev.baton.adapters.gate;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.decision.Decisions;
import dev.baton.core.inspect.Inspected;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Glob;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import java.util.List;
import java.util.stream.Stream;

/// What is judged: the step from one tree to another, under one contract and one policy.
/// `combination` says that the tree is a merge on the target's tip rather than the candidate alone.
record Subject(
    Tree base, Tree head, ChangeSet change, Contract contract, Policy policy, boolean combination) {

  /// As the static gates look at it, with the decisions of its base.
  Inspected inspected(Decisions decisions) {
    return new Inspected(change, agreed(), policy::isTest, commands(), decisions);
  }

  private List<Glob> agreed() {
    return Stream.of(contract.writes(), contract.shares(), contract.retires())
        .flatMap(List::stream)
        .toList();
  }

  private List<String> commands() {
    return Stream.of(
            policy.build().stream(),
            policy.test().stream(),
            policy.held().stream(),
            policy.others().stream())
        .flatMap(each -> each)
        .map(CommandGate::run)
        .toList();
  }
}
