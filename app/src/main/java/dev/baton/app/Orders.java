package dev.baton.app;

import dev.baton.app.agent.AgentProfile;
import dev.baton.app.agent.AttendOrder;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Glob;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Step.Perform;
import dev.baton.engine.Containment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the attendants of a run's agents are told.
record Orders(
    Function<TaskId, Contract> contracts,
    Policy policy,
    Containment walls,
    List<Path> readable,
    Path store) {

  /// `model` and `endpoint` where they are others than those of the profile.
  String of(AgentProfile profile, Optional<String> model, Optional<String> endpoint, Perform step) {
    var contract = contracts.apply(step.task());
    return new AttendOrder(
            profile,
            model,
            endpoint,
            Stream.of(contract.writes(), contract.shares(), contract.retires())
                .flatMap(List::stream)
                .map(Glob::pattern)
                .toList(),
            policy.cell().hosts(),
            policy.cell().prepare(),
            readable,
            walls.holds(),
            policy.models(),
            step.outline().money().minus(step.sitting().usedBefore().money()),
            step.outline().patience(),
            step.sitting().number() > 0,
            Optional.of(new AttendOrder.Ground(store, step.base())))
        .json()
        .pretty();
  }

  /// The real key, which only the attendant gets to see. Without one the attendant says which is
  /// missing.
  Map<String, String> keys(AgentProfile profile) {
    var name = profile.keyVariable();
    return Optional.ofNullable(System.getenv(name)).map(key -> Map.of(name, key)).orElse(Map.of());
  }
}
