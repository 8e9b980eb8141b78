package dev.baton.core.assign;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import dev.baton.core.plan.Contract;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives the tasks of a plan to the members of a team.
///
/// A contract may name its performer. Any other task goes to whoever of the agents has most slots
/// free of the tasks given out so far; one that is clearly worse than another, by intervals that do
/// not meet, gets none. A difference that may be chance decides nothing. After a failure the next
/// one tries, of another family first: what one model cannot do its sisters seldom can.
public final class Assigner {
  private final List<Member> team;
  private final Map<String, Standing> standings;
  private final Map<String, Integer> given = new HashMap<>();

  public Assigner(List<Member> team, List<Standing> standings) {
    this.team = List.copyOf(team);
    this.standings = new HashMap<>();
    standings.forEach(each -> this.standings.put(each.member(), each));
  }

  /// Nothing where the contract names somebody who is not in the team. Each call remembers what was
  /// given out before it.
  public Optional<Assignment> of(Contract contract) {
    if (contract.performer().equals(Policy.HUMAN)) {
      return Optional.of(
          new Assignment(contract.id(), List.of(Policy.HUMAN), "the contract wants a person"));
    }
    if (!contract.performer().equals(Contract.ANY_AGENT)) {
      return team.stream()
          .filter(member -> member.name().equals(contract.performer()))
          .findFirst()
          .map(member ->
              new Assignment(contract.id(), List.of(member.name()), "the contract names it"));
    }
    var candidates = candidates();
    return pick(candidates).map(first -> assigned(contract, first, candidates));
  }

  private List<Member> candidates() {
    return team.stream().filter(member -> !(member.kind() instanceof Member.Kind.Human)).toList();
  }

  private Optional<Member> pick(List<Member> candidates) {
    return candidates.stream()
        .filter(member -> !isClearlyWorse(member, candidates))
        .min(comparingDouble(this::load).thenComparing(this::standing, BETTER_FIRST));
  }

  private static final Comparator<Standing> BETTER_FIRST =
      comparingDouble(Standing::expected).reversed().thenComparingLong(Standing::micros);

  private Assignment assigned(Contract contract, Member first, List<Member> candidates) {
    given.merge(first.name(), 1, Integer::sum);
    var roles = new ArrayList<>(List.of(first.name()));
    candidates.stream()
        .filter(member -> !member.equals(first))
        .sorted(
            comparingInt((Member member) -> Family.of(member).equals(Family.of(first)) ? 1 : 0)
                .thenComparing(this::standing, BETTER_FIRST))
        .map(Member::name)
        .forEach(roles::add);
    return new Assignment(contract.id(), roles, why(first, candidates));
  }

  private String why(Member first, List<Member> candidates) {
    var words = standing(first).words();
    if (candidates.size() == 1) {
      return "the only one; " + words;
    }
    var worse =
        candidates.stream()
            .filter(member -> isClearlyWorse(member, candidates))
            .map(member -> member.name() + " is clearly worse: " + standing(member).words())
            .sorted()
            .toList();
    return worse.isEmpty()
        ? words + "; nobody is clearly better, so by slots"
        : words + "; " + String.join("; ", worse);
  }

  private boolean isClearlyWorse(Member member, List<Member> candidates) {
    return candidates.stream()
        .anyMatch(other -> standing(member).isClearlyWorseThan(standing(other)));
  }

  /// How full its slots would be with one more.
  private double load(Member member) {
    return (given.getOrDefault(member.name(), 0) + 1.0) / Math.max(1, member.max());
  }

  private Standing standing(Member member) {
    return standings.getOrDefault(member.name(), Standing.none(member.name()));
  }
}
