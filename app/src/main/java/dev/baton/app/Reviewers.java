package dev.baton.app;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.agent.AgentProfile;
import dev.baton.core.assign.Family;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Member.Kind;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Commit;
import dev.baton.core.rubric.Reviewer;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.RunOpened;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may judge whose work. What one model cannot see its sisters seldom can, so a reviewer is of
/// another family than the author.
public final class Reviewers {
  private final Policy policy;

  public Reviewers(Policy policy) {
    this.policy = policy;
  }

  /// Somebody to ask. With `sameFamily` a person has named it all the same.
  public record Chosen(Member member, Reviewer reviewer, String family, boolean sameFamily) {}

  /// The member that was named, or the first of the team that shares no family with the authors.
  public Chosen choose(Optional<String> named, Set<String> authors) {
    if (named.isPresent()) {
      var member =
          policy
              .member(named.get())
              .orElseThrow(() ->
                  Problem.usage(
                      named.get() + " is not in the team", "name a member of team: in baton.yaml"));
      if (!canBeAsked(member)) {
        throw Problem.usage(
            named.get() + " can be asked nothing", "name an agent or a command of the team");
      }
      return chosen(member, authors);
    }
    return policy.team().stream()
        .filter(Reviewers::canBeAsked)
        .map(member -> chosen(member, authors))
        .filter(it -> !it.sameFamily())
        .findFirst()
        .orElseThrow(() ->
            Problem.usage(
                "nobody in the team is of another family than " + String.join(", ", authors),
                "add an agent of another maker to team: in baton.yaml, or name one with --by; it is"
                    + " recorded as of the same family"));
  }

  private static Chosen chosen(Member member, Set<String> authors) {
    var known = withModel(member);
    var family = Family.of(known);
    return new Chosen(member, Reviewer.of(known), family, authors.contains(family));
  }

  private static boolean canBeAsked(Member member) {
    return switch (member.kind()) {
      case Kind.Agent _, Kind.Acp _, Kind.Command _ -> true;
      case Kind.Replay _, Kind.Human _ -> false;
    };
  }

  /// The same with the model it works with where the team names none.
  private static Member withModel(Member member) {
    return member.kind() instanceof Kind.Agent(var agent, var model, var endpoint)
        ? new Member(
            member.name(),
            new Kind.Agent(
                agent,
                model.or(() -> AgentProfile.named(agent).map(AgentProfile::model)),
                endpoint),
            member.max())
        : member;
  }

  /// The families that made the change, by the record of the runs; none where it knows nothing of
  /// it.
  public Set<String> authors(Place place, Commit base, Commit head) {
    var families = new TreeSet<String>();
    if (!place.isInitialised()) {
      return families;
    }
    var commits = new GitHistory(place.repository()).reached(base, head);
    try (var ledger = place.openLedger()) {
      authors(ledger, commits, families);
    }
    return families;
  }

  private void authors(SqliteLedger ledger, Set<Commit> commits, Set<String> families) {
    for (var id : new Runs(ledger).all()) {
      var events = Runs.history(ledger, id);
      for (var event : events) {
        if (event instanceof CandidateHandedIn(var attempt, var candidate, _)
            && commits.contains(candidate.commit())) {
          families.add(family(role(events, attempt)));
        }
      }
    }
  }

  /// The same for a name that a person typed, which may be mistyped.
  String namedFamily(String name) {
    var family = family(name);
    if (policy.member(name).isEmpty()
        && !family.equals(Policy.HUMAN)
        && !Family.isMaker(family)
        && !Member.AGENTS.contains(family)) {
      throw Problem.usage(
          "there is no family " + name,
          "say claude, codex, gemini, qwen, the name of an agent or a member, or human");
    }
    return family;
  }

  /// The family of the member by that name; any other name is taken for a family's own.
  String family(String name) {
    return policy
        .member(name)
        .map(Reviewers::withModel)
        .map(Family::of)
        .orElse(name.toLowerCase(Locale.ROOT));
  }

  static String role(List<RunEvent> events, Attempt attempt) {
    return events.stream()
        .filter(AttemptStarted.class::isInstance)
        .map(AttemptStarted.class::cast)
        .filter(started -> started.attempt().equals(attempt))
        .flatMap(started -> started.role().stream())
        .findFirst()
        .orElseGet(() ->
            ((RunOpened) events.getFirst()).outline().task(attempt.task()).roles().getFirst());
  }
}
