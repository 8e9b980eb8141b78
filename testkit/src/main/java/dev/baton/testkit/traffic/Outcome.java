package dev.baton.testkit.traffic;

import java.util.List;

/// How it went: minutes from arrival to landing, of all that landed, and what it took.
record Outcome(
    List<Double> turnarounds,
    double end,
    int proofs,
    double worked,
    int ejectedInVain,
    int redTips) {
  double percentile(double share) {
    var sorted = turnarounds.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
  }

  double landedPerHour() {
    return turnarounds.size() / end * 60;
  }

  static Outcome together(List<Outcome> outcomes) {
    return new Outcome(
        outcomes.stream().flatMap(each -> each.turnarounds().stream()).toList(),
        outcomes.stream().mapToDouble(Outcome::end).sum(),
        outcomes.stream().mapToInt(Outcome::proofs).sum(),
        outcomes.stream().mapToDouble(Outcome::worked).sum(),
        outcomes.stream().mapToInt(Outcome::ejectedInVain).sum(),
        outcomes.stream().mapToInt(Outcome::redTips).sum());
  }
}
