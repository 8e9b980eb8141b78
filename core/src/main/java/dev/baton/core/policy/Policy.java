package dev.baton.core.policy;

import dev.baton.core.gate.Tier;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Glob;
import dev.baton.core.run.Limits;
import dev.baton.core.run.Limits.Approval;
import dev.baton.core.run.Money;
import dev.baton.core.supply.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `baton.yaml`, understood. Without `dependencies` no registry is asked.
public record Policy(
    String target,
    Optional<String> landsOn,
    List<Member> team,
    Optional<CommandGate> build,
    Optional<CommandGate> test,
    Optional<CommandGate> held,
    List<CommandGate> others,
    List<Glob> tests,
    List<Glob> guarded,
    int attempts,
    int conflicts,
    int reworks,
    int proofs,
    Merging merging,
    Money budget,
    Map<Tier, Approval> approvals,
    List<Waiver> waivers,
    List<String> environment,
    boolean uncontained,
    Cell cell,
    List<ModelPrice> models,
    Optional<Terms> dependencies,
    Hash hash) {
  public static final String FILE = "baton.yaml";

  /// The role of tasks that a person does.
  public static final String HUMAN = "human";

  private static final int CHASES = 20;
  private static final int PEOPLE = 1_000;

  public Policy {
    team = List.copyOf(team);
    others = List.copyOf(others);
    tests = List.copyOf(tests);
    guarded = List.copyOf(guarded);
    approvals = Map.copyOf(approvals);
    waivers = List.copyOf(waivers);
    environment = List.copyOf(environment);
    models = List.copyOf(models);
  }

  /// The branch that changes land on.
  public String branch() {
    return landsOn.orElse(target);
  }

  public Optional<Member> member(String name) {
    return team.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  /// Whatever runs on a change, besides the checks of its contract.
  public Stream<CommandGate> commands() {
    return Stream.of(build.stream(), test.stream(), held.stream(), others.stream())
        .flatMap(each -> each);
  }

  public boolean isTest(String path) {
    return tests.stream().anyMatch(glob -> glob.matches(path));
  }

  public boolean isGuarded(String path) {
    return guarded.stream().anyMatch(glob -> glob.matches(path));
  }

  public Limits limits() {
    var slots = new LinkedHashMap<String, Integer>();
    slots.put(HUMAN, PEOPLE);
    team.forEach(member -> slots.put(member.name(), member.max()));
    return new Limits(attempts, conflicts, reworks, CHASES, proofs, budget, slots, approvals);
  }
}
