package dev.baton.app;

import dev.baton.adapters.git.GitHistory;
import dev.baton.adapters.markdown.PlanReader;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.origin.LineOrigin;
import dev.baton.app.origin.LineOrigins;
import dev.baton.app.origin.Survey;
import dev.baton.app.origin.Work;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Verdict;
import dev.baton.core.json.Json;
import dev.baton.core.plan.Contract;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.CandidateJudged;
import dev.baton.core.run.RunEvent.CombinationJudged;
import dev.baton.core.run.RunEvent.EvidenceKept;
import dev.baton.core.run.RunEvent.RunOpened;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.SpecIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Walks back from a line: commit, attempt, turn, task, requirement, who said it when; and from a
/// requirement forward to the lines it led to.
public final class Provenance {
  private final Place place;
  private final SqliteLedger ledger;
  private final LineOrigins origins;
  private final Incidents incidents;

  public Provenance(Place place, SqliteLedger ledger) {
    this.place = place;
    this.ledger = ledger;
    this.origins = new LineOrigins(place, LineOrigins.works(ledger));
    this.incidents = new Incidents(ledger);
  }

  /// What is known of a commit and of who made it. `kind` is agent, human or untracked; unknown is
  /// never guessed at. `incidents` are those in which an experiment named its attempt.
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
      List<String> verdicts,
      List<String> incidents) {}

  /// What is known of one line, and of the commit it comes from.
  public record Answer(LineOrigin line, Origin origin) {}

  public LineOrigins origins() {
    return origins;
  }

  public Answer of(String file, int line) {
    var revision = "refs/heads/" + branch();
    var touch =
        origins
            .lines()
            .touch(revision, file, line)
            .orElseThrow(() ->
                Problem.no(
                    file + " has no line " + line + " on " + branch(),
                    "name a file as the repository has it, from its top folder"));
    var known = origins.of(touch);
    // Nobody's lines only: of what is not text no author is ever known.
    if (known.author().isEmpty() && !new GitHistory(place.repository()).isText(revision, file)) {
      throw Problem.usage(
          file + " is not text, so nobody wrote its lines",
          "see which commits changed it: git log -- " + file);
    }
    var commit = touch.commit();
    var origin =
        known
            .work()
            .map(work -> tracked(commit, work, known.kind()))
            .orElseGet(() -> bare(commit, known.kind()));
    return new Answer(known, origin);
  }

  public String branch() {
    return Policies.fromFile(place.config()).branch();
  }

  /// What is on record of a commit, if Baton landed it.
  public Optional<Origin> landed(Commit commit) {
    return origins
        .work(commit)
        .filter(work -> work.landed().isPresent())
        .map(work -> tracked(commit, work, origins.kind(work)));
  }

  /// A requirement, what came of it, and where its lines are now.
  public record Outcome(
      String requirement, List<Origin> landings, List<Survey.Surveyed> files, List<Work> works) {}

  /// Nothing where no spec has the item.
  public Optional<Outcome> of(ItemId item) {
    var words =
        new Documents(place.top())
            .names("spec.md").stream()
                .map(name -> new SpecIndex(new Documents(place.top()).spec(name)))
                .flatMap(spec -> spec.find(item).stream())
                .findFirst()
                .map(found -> found.id() + " " + found.text().value());
    return words.map(text -> outcome(item, text));
  }

  private Outcome outcome(ItemId item, String text) {
    var works =
        origins.works().stream()
            .filter(work -> work.landed().isPresent())
            .filter(work ->
                contract(opening(work), work.attempt())
                    .map(it -> it.implementsItems().contains(item))
                    .orElse(false))
            .toList();
    var files =
        place
            .repository()
            .branch(branch())
            .map(tip -> new Survey(origins, tip).filesOf(works))
            .orElse(List.of());
    var landings =
        works.stream()
            .map(work -> tracked(work.candidate().commit(), work, origins.kind(work)))
            .toList();
    return new Outcome(text, landings, files, works);
  }

  private Origin bare(Commit commit, String kind) {
    return new Origin(
        commit,
        subject(commit),
        kind,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private String subject(Commit commit) {
    var facts = origins.lines().facts(List.of(commit)).get(commit);
    return facts == null ? "" : facts.subject();
  }

  private List<RunEvent> events(Work work) {
    return Runs.history(ledger, work.run());
  }

  private RunOpened opening(Work work) {
    return (RunOpened) events(work).getFirst();
  }

  private Origin tracked(Commit commit, Work work, String kind) {
    var events = events(work);
    var opening = (RunOpened) events.getFirst();
    var attempt = work.attempt();
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
        subject(commit),
        kind,
        Optional.of(work.name() + " by " + work.role() + session(events, attempt)),
        Optional.of(attempt.task() + " " + opening.outline().task(attempt.task()).title()),
        obligations.stream().map(item -> item.id() + " " + item.text().value()).toList(),
        words(spec, sources.stream()),
        words(spec, decisions.stream()),
        briefs(events, attempt),
        verdicts(events, attempt),
        incidents.naming(work.name()));
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

  /// What the work was made for, by ID.
  public List<String> requirements(Work work) {
    return contract(opening(work), work.attempt()).stream()
        .flatMap(contract -> contract.implementsItems().stream())
        .map(ItemId::value)
        .toList();
  }

  /// The gates that said yes to the work when it was judged last.
  public List<String> passed(Work work) {
    return events(work).stream()
        .flatMap(event ->
            switch (event) {
              case CandidateJudged(var of, var judgement, _, _) when of.equals(work.attempt()) ->
                  Stream.of(judgement);
              case CombinationJudged(var of, var judgement, _, _) when of.equals(work.attempt()) ->
                  Stream.of(judgement);
              default -> Stream.empty();
            })
        .reduce((_, later) -> later)
        .stream()
        .flatMap(judgement -> judgement.results().stream())
        .filter(result -> result.verdict() instanceof Verdict.Pass)
        .map(result -> result.gate().id() + " " + result.gate().name())
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
