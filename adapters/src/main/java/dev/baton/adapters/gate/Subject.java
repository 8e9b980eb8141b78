package dev.baton.adapters.gate;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.plan.Contract;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;

/// What is judged: the step from one tree to another, under one contract and one policy.
/// `combination` says that the tree is a merge on the target's tip rather than the candidate alone.
record Subject(
    Tree base,
    Tree head,
    ChangeSet change,
    Contract contract,
    Policy policy,
    boolean combination) {}
