package dev.baton.adapters.gate;

import dev.baton.core.plan.Contract;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import java.util.List;

/// What is judged: the step from one tree to another, under one contract and one policy.
/// `combination` says that the tree is a merge on the target's tip rather than the candidate alone;
/// `messages` are those of the commits it was made in.
record Subject(
    Tree base,
    Tree head,
    Contract contract,
    Policy policy,
    boolean combination,
    List<String> messages) {
  Subject {
    messages = List.copyOf(messages);
  }
}
