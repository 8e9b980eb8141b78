package dev.baton.adapters.gate;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
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

  boolean touches(CommandGate gate) {
    return change.files().stream().anyMatch(file -> gate.reads(file.path()));
  }

  /// What is changed and neither the tests nor a gate for a part get to see. One that looks at all
  /// for something else than tests do stands in for none.
  List<String> unseen() {
    var eyes =
        Stream.concat(
                policy.test().stream(), policy.others().stream().filter(CommandGate::isForPart))
            .toList();
    return change.files().stream()
        .map(FileChange::path)
        .filter(path -> eyes.stream().noneMatch(gate -> gate.reads(path)))
        .toList();
  }

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
    return policy.commands().map(CommandGate::run).toList();
  }
}
