package dev.baton.app.origin;

import dev.baton.core.gate.Evidence;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.Combined;
import dev.baton.core.run.RunEvent.EvidenceKept;
import dev.baton.core.run.RunEvent.LandingBegun;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that was handed in during one run, in that order.
public final class Works {
  private final RunId run;
  private final Map<Attempt, String> roles = new HashMap<>();
  private final Map<Attempt, Candidate> candidates = new LinkedHashMap<>();
  private final Map<Attempt, Combination> combinations = new HashMap<>();
  private final Map<Attempt, Commit> landed = new HashMap<>();
  private final Map<Attempt, Set<Evidence>> evidence = new HashMap<>();
  private final List<RunOpened> opening = new ArrayList<>();

  public Works(RunId run) {
    this.run = run;
  }

  public static List<Work> of(RunId run, List<RunEvent> events) {
    var works = new Works(run);
    events.forEach(works::add);
    return works.all();
  }

  public void add(RunEvent event) {
    switch (event) {
      case RunOpened opened -> opening.add(opened);
      case AttemptStarted started ->
          started.role().ifPresent(role -> roles.put(started.attempt(), role));
      // A performer that is listened to again says the same again.
      case EvidenceKept(var attempt, var kept, _) ->
          evidence.computeIfAbsent(attempt, _ -> new LinkedHashSet<>()).add(kept);
      case CandidateHandedIn(var attempt, var candidate, _) -> candidates.put(attempt, candidate);
      case Combined(var attempt, _, var combination, _) -> combinations.put(attempt, combination);
      case LandingBegun(var attempt, var combination, _) -> combinations.put(attempt, combination);
      case TaskLanded(var attempt, var commit, _) -> landed.put(attempt, commit);
      default -> {
        // Says nothing of who wrote what.
      }
    }
  }

  public List<Work> all() {
    return candidates.entrySet().stream().map(it -> work(it.getKey(), it.getValue())).toList();
  }

  private Work work(Attempt attempt, Candidate candidate) {
    return new Work(
        run,
        attempt,
        role(attempt),
        candidate,
        Optional.ofNullable(combinations.get(attempt)).map(Combination::ground),
        Optional.ofNullable(landed.get(attempt)),
        kept(attempt, "turn"),
        kept(attempt, "session"),
        kept(attempt, "hands").stream().findFirst());
  }

  private String role(Attempt attempt) {
    var role = roles.get(attempt);
    return role != null
        ? role
        : opening.getFirst().outline().task(attempt.task()).roles().getFirst();
  }

  private List<Hash> kept(Attempt attempt, String kind) {
    return evidence.getOrDefault(attempt, Set.of()).stream()
        .filter(it -> it.kind().equals(kind))
        .map(Evidence::hash)
        .toList();
  }
}
