package dev.baton.app;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.core.gate.GateResult;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Contract;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.CandidateJudged;
import dev.baton.core.run.RunEvent.CombinationJudged;
import dev.baton.core.run.RunEvent.EvidenceKept;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunId;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Walks back from a line: commit, attempt, task, requirement, who said it when.
public final class Provenance {
  private final Place place;
  private final SqliteLedger ledger;

  public Provenance(Place place, SqliteLedger ledger) {
    this.place = place;
    this.ledger = ledger;
  }

  /// What is known of a line. `kind` is agent, human or untracked; unknown is never guessed at.
  public record Origin(
      Commit commit,
      String subject,
      String kind,
      Optional<String> attempt,
      Optional<String> task,
      List<String> requirements,
      List<String> statements,
      List<String> decisions,
      List<String> briefs,
      List<String> verdicts) {}

  public Origin of(String file, int line) {
    var history = new GitHistory(place.repository());
    var branch = Policies.fromFile(place.config()).branch();
    var commit =
        history
            .lastChange("refs/heads/" + branch, file, line)
            .orElseThrow(() ->
                Problem.no(
                    file + " has no line " + line + " on " + branch,
                    "name a file as the repository has it, from its top folder"));
    return landed(commit).orElseGet(() -> untracked(commit, history.subject(commit)));
  }

  /// What is on record of a commit, if Baton landed it.
  public Optional<Origin> landed(Commit commit) {
    var history = new GitHistory(place.repository());
    for (var id : new Runs(ledger).all()) {
      var events = Runs.history(ledger, id);
      var handedIn = landedWith(events, commit, history);
      if (handedIn.isPresent()) {
        return Optional.of(tracked(commit, history.subject(commit), id, events, handedIn.get()));
      }
    }
    return Optional.empty();
  }

  private static Origin untracked(Commit commit, String subject) {
    return new Origin(
        commit,
        subject,
        "untracked",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /// The landed candidate that brought the commit: it has it, and its base has not.
  private static Optional<CandidateHandedIn> landedWith(
      List<RunEvent> events, Commit commit, GitHistory history) {
    var landed =
        events.stream()
            .filter(TaskLanded.class::isInstance)
            .map(event -> ((TaskLanded) event).attempt())
            .toList();
    return events.stream()
        .filter(CandidateHandedIn.class::isInstance)
        .map(CandidateHandedIn.class::cast)
        .filter(event -> landed.contains(event.attempt()))
        .filter(event ->
            history.contains(event.candidate().commit(), commit)
                && !history.contains(event.candidate().base(), commit))
        .findFirst();
  }

  private Origin tracked(
      Commit commit, String subject, RunId id, List<RunEvent> events, CandidateHandedIn handedIn) {
    var opening = (RunOpened) events.getFirst();
    var attempt = handedIn.attempt();
    var role = Reviewers.role(events, attempt);
    var contract = contract(opening, attempt);
    var name = opening.outline().plan().split("/")[1];
    var spec = new SpecIndex(new Documents(place.top()).spec(name));
    var items = contract.stream().flatMap(each -> each.implementsItems().stream()).toList();
    var obligations =
        items.stream()
            .flatMap(item -> spec.find(item).stream())
            .filter(Item.Obligation.class::isInstance)
            .map(Item.Obligation.class::cast)
            .toList();
    var sources = new LinkedHashSet<ItemId>();
    obligations.forEach(item -> sources.addAll(item.sources()));
    var decisions = new LinkedHashSet<ItemId>();
    obligations.forEach(item -> decisions.addAll(item.fields().ids("Decision")));
    return new Origin(
        commit,
        subject,
        role.equals(Policy.HUMAN) ? "human" : "agent",
        Optional.of(id + "/" + attempt + " by " + role + session(events, attempt)),
        Optional.of(attempt.task() + " " + opening.outline().task(attempt.task()).title()),
        obligations.stream().map(item -> item.id() + " " + item.text().value()).toList(),
        words(spec, sources.stream()),
        words(spec, decisions.stream()),
        briefs(events, attempt),
        verdicts(events, attempt));
  }

  /// All that the performer was told, by hash.
  private static List<String> briefs(List<RunEvent> events, Attempt attempt) {
    return kept(events, attempt, "brief").map(event -> event.evidence().hash().hex()).toList();
  }

  private static Stream<EvidenceKept> kept(List<RunEvent> events, Attempt attempt, String kind) {
    return events.stream()
        .filter(EvidenceKept.class::isInstance)
        .map(EvidenceKept.class::cast)
        .filter(event -> event.attempt().equals(attempt))
        .filter(event -> event.evidence().kind().equals(kind));
  }

  /// Which agent it was, in which session, with which model: as it said itself.
  private String session(List<RunEvent> events, Attempt attempt) {
    return kept(events, attempt, "session")
        .reduce((_, later) -> later)
        .flatMap(event -> place.evidence().text(event.evidence().hash()))
        .map(text -> Json.parse(text).asObject())
        .map(it ->
            " (%s, model %s, session %s)"
                .formatted(it.text("agent", "?"), it.text("model", "?"), it.text("session", "?")))
        .orElse("");
  }

  private Optional<Contract> contract(RunOpened opening, Attempt attempt) {
    return place
        .evidence()
        .get(opening.outline().planText())
        .map(text -> new PlanReader().read(opening.outline().plan(), text))
        .flatMap(plan ->
            plan.tasks().stream().filter(task -> task.id().equals(attempt.task())).findFirst());
  }

  private static List<String> words(SpecIndex spec, Stream<ItemId> ids) {
    return ids.flatMap(id -> spec.find(id).stream())
        .map(item -> item.id() + " · " + item.title() + ": " + item.text().value())
        .toList();
  }

  private static List<String> verdicts(List<RunEvent> events, Attempt attempt) {
    return events.stream()
        .flatMap(event ->
            switch (event) {
              case CandidateJudged(var of, var judgement, _, _) when of.equals(attempt) ->
                  judgement.results().stream().map(result -> line("alone", result));
              case CombinationJudged(var of, var judgement, _, _) when of.equals(attempt) ->
                  judgement.results().stream().map(result -> line("combined", result));
              default -> Stream.empty();
            })
        .toList();
  }

  private static String line(String where, GateResult result) {
    return where
        + " "
        + result.gate().id()
        + " "
        + result.gate().name()
        + ": "
        + result.verdict().word();
  }
}
