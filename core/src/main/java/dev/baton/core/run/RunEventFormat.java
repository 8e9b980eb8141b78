package dev.baton.core.run;

import dev.baton.core.decision.Doorway;
import dev.baton.core.decision.Ruling;
import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Reach;
import dev.baton.core.gate.Risk;
import dev.baton.core.gate.Severity;
import dev.baton.core.gate.Tier;
import dev.baton.core.gate.Verdict;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.merge.Settlement;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Halt.BrokenGates;
import dev.baton.core.run.Halt.RedTarget;
import dev.baton.core.run.Limits.Approval;
import dev.baton.core.run.RunCommand.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The parts that several run events share, to JSON and back. What is written here is read forever:
/// a field may be added with a default, never renamed or given another meaning.
final class RunEventFormat {
  private RunEventFormat() {}

  static Json write(Attempt attempt) {
    return Json.object()
        .put("task", attempt.task().value())
        .put("number", attempt.number())
        .put("fence", attempt.fence())
        .end();
  }

  static Attempt attempt(Obj data) {
    return oneAttempt(data.object("attempt"));
  }

  static List<Attempt> ahead(Obj data) {
    return data.list("ahead").stream().map(Json::asObject).map(RunEventFormat::oneAttempt).toList();
  }

  private static Attempt oneAttempt(Obj json) {
    return new Attempt(
        new TaskId(json.text("task")),
        Math.toIntExact(json.number("number")),
        json.number("fence"));
  }

  static Json write(Usage usage) {
    return Json.object()
        .put("tokensIn", usage.tokensIn())
        .put("tokensOut", usage.tokensOut())
        .put("micros", usage.money().micros())
        .end();
  }

  static Usage usage(Obj json) {
    return new Usage(
        json.number("tokensIn"), json.number("tokensOut"), new Money(json.number("micros")));
  }

  static Json write(ProcessIdentity process) {
    return Json.object()
        .put("pid", process.pid())
        .put("startTicks", process.startTicks())
        .put("group", process.group())
        .end();
  }

  static ProcessIdentity process(Obj json) {
    return new ProcessIdentity(json.number("pid"), json.number("startTicks"), json.number("group"));
  }

  static Json write(Question question) {
    return Json.object().put("number", question.number()).put("text", question.text()).end();
  }

  static Question question(Obj json) {
    return new Question(Math.toIntExact(json.number("number")), json.text("text"));
  }

  static Json write(Candidate candidate) {
    return Json.object()
        .put("base", candidate.base().sha())
        .put("commit", candidate.commit().sha())
        .put("tree", candidate.tree().sha())
        .end();
  }

  static Candidate candidate(Obj json) {
    return new Candidate(
        new Commit(json.text("base")),
        new Commit(json.text("commit")),
        new Tree(json.text("tree")));
  }

  static Json write(Combination combination) {
    var json =
        Json.object()
            .put("tip", combination.tip().sha())
            .put("commit", combination.commit().sha())
            .put("tree", combination.tree().sha())
            .put("policy", combination.policy().hex());
    if (!combination.ground().equals(combination.tip())) {
      json.put("ground", combination.ground().sha());
    }
    if (!combination.settled().isEmpty()) {
      json.putEach("settled", combination.settled(), RunEventFormat::write);
    }
    return json.end();
  }

  static Combination combination(Obj json) {
    return new Combination(
        new Commit(json.text("tip")),
        new Commit(json.text("ground", json.text("tip"))),
        new Commit(json.text("commit")),
        new Tree(json.text("tree")),
        new Hash(json.text("policy")),
        json.list("settled").stream()
            .map(Json::asObject)
            .map(it -> new Settlement(it.text("path"), it.text("by")))
            .toList());
  }

  private static Json write(Settlement settlement) {
    return Json.object().put("path", settlement.path()).put("by", settlement.by()).end();
  }

  static Json write(Task.Proof proof) {
    var json = Json.object().put("policy", proof.policy().hex()).put("tier", proof.tier().name());
    if (proof.reach() instanceof Reach.Some(var gates)) {
      json.putTexts("reach", gates.stream().sorted().toList());
    }
    proof.ruling().ifPresent(ruling -> json.put("ruling", write(ruling)));
    return json.end();
  }

  static Task.Proof proof(Obj json) {
    return new Task.Proof(
        new Hash(json.text("policy")),
        Tier.valueOf(json.text("tier")),
        json.has("reach") ? Reach.of(Set.copyOf(json.texts("reach"))) : Reach.EVERYTHING,
        json.has("ruling") ? Optional.of(ruling(json.object("ruling"))) : Optional.empty());
  }

  private static Json write(Ruling ruling) {
    return Json.object()
        .put("title", ruling.title())
        .put("because", ruling.because())
        .putTexts("instead", ruling.instead())
        .putTexts("opens", ruling.opens().stream().map(Doorway::words).toList())
        .put("by", ruling.by())
        .put("at", ruling.at().toEpochMilli())
        .end();
  }

  private static Ruling ruling(Obj json) {
    return new Ruling(
        json.text("title"),
        json.text("because"),
        json.texts("instead"),
        doorways(json, "opens"),
        json.text("by"),
        Instant.ofEpochMilli(json.number("at")));
  }

  static List<Doorway> doorways(Obj json, String field) {
    return json.texts(field).stream().flatMap(each -> Doorway.parse(each).stream()).toList();
  }

  static Json write(Halt halt) {
    return switch (halt) {
      case RedTarget(var commit, var why) ->
          Json.object().put("kind", "red-target").put("commit", commit.sha()).put("why", why).end();
      case BrokenGates(var why) -> Json.object().put("kind", "broken-gates").put("why", why).end();
    };
  }

  static Halt halt(Obj json) {
    return switch (json.text("kind")) {
      case "red-target" -> new RedTarget(new Commit(json.text("commit")), json.text("why"));
      case "broken-gates" -> new BrokenGates(json.text("why"));
      case String kind -> throw new IllegalArgumentException("not a halt: " + kind);
    };
  }

  static Json write(Feedback feedback) {
    return Json.object()
        .put("attempt", feedback.attempt())
        .put("cause", feedback.cause().word())
        .put("text", feedback.text())
        .putEach("evidence", feedback.evidence(), RunEventFormat::write)
        .end();
  }

  static Feedback feedback(Obj json) {
    return new Feedback(
        Math.toIntExact(json.number("attempt")),
        Feedback.Cause.of(json.text("cause")),
        json.text("text"),
        evidence(json));
  }

  // Whatever lies in the evidence store is named by this key, so that an audit finds it.
  private static Json write(Hash blob) {
    return Json.object().put("sha256", blob.hex()).end();
  }

  private static Hash blob(Obj json) {
    return new Hash(json.text("sha256"));
  }

  static Json write(Evidence evidence) {
    return Json.object().put("sha256", evidence.hash().hex()).put("kind", evidence.kind()).end();
  }

  private static List<Evidence> evidence(Obj json) {
    return json.list("evidence").stream()
        .map(Json::asObject)
        .map(RunEventFormat::oneEvidence)
        .toList();
  }

  static Evidence oneEvidence(Obj json) {
    return new Evidence(blob(json), json.text("kind"));
  }

  /// Findings stay in the evidence: an event must stay small whatever a gate has to say.
  static Json write(Judgement judgement) {
    var json =
        Json.object()
            .put("tree", judgement.tree().sha())
            .put("policy", judgement.policy().hex())
            .put("environment", judgement.environment().hex())
            .put("tier", judgement.tier().name());
    if (!judgement.risk().reasons().isEmpty()) {
      json.putTexts("reasons", judgement.risk().reasons());
    }
    return json.putEach("results", judgement.results(), RunEventFormat::write).end();
  }

  static Judgement judgement(Obj json) {
    return new Judgement(
        new Tree(json.text("tree")),
        new Hash(json.text("policy")),
        new Hash(json.text("environment")),
        new Risk(Tier.valueOf(json.text("tier")), json.texts("reasons")),
        json.list("results").stream().map(Json::asObject).map(RunEventFormat::result).toList());
  }

  private static Json write(GateResult result) {
    return Json.object()
        .put("gate", result.gate().id())
        .put("name", result.gate().name())
        .put("version", result.gate().version())
        .put("severity", result.gate().severity().word())
        .put("verdict", verdict(result.verdict()))
        .putEach("evidence", result.evidence(), RunEventFormat::write)
        .put("millis", result.took().toMillis())
        .end();
  }

  private static GateResult result(Obj json) {
    var gate =
        new Gate(
            json.text("gate"),
            json.text("name"),
            Math.toIntExact(json.number("version")),
            Severity.of(json.text("severity")));
    return new GateResult(
        gate,
        verdict(json.object("verdict")),
        List.of(),
        evidence(json),
        Duration.ofMillis(json.number("millis")));
  }

  private static Json verdict(Verdict verdict) {
    var json = Json.object().put("is", verdict.word());
    return switch (verdict) {
      case Verdict.Pass() -> json.end();
      case Verdict.Fail(var why) -> json.put("why", why).end();
      case Verdict.Unstable(var why) -> json.put("why", why).end();
      case Verdict.NoEvidence(var why) -> json.put("why", why).end();
      case Verdict.NotApplicable(var why) -> json.put("why", why).end();
      case Verdict.Waived(var by, var why, var until) ->
          json.put("why", why).put("by", by).put("until", until.toEpochMilli()).end();
    };
  }

  private static Verdict verdict(Obj json) {
    return switch (json.text("is")) {
      case "pass" -> new Verdict.Pass();
      case "fail" -> new Verdict.Fail(json.text("why"));
      case "unstable" -> new Verdict.Unstable(json.text("why"));
      case "no-evidence" -> new Verdict.NoEvidence(json.text("why"));
      case "not-applicable" -> new Verdict.NotApplicable(json.text("why"));
      case "waived" ->
          new Verdict.Waived(
              json.text("by"), json.text("why"), Instant.ofEpochMilli(json.number("until")));
      default -> throw new IllegalArgumentException("not a verdict: " + json.text("is"));
    };
  }

  static Json write(Outline outline) {
    return Json.object()
        .put("plan", outline.plan())
        .put("text", write(outline.planText()))
        .put("target", outline.target())
        .putEach("tasks", outline.tasks(), RunEventFormat::write)
        .end();
  }

  static Outline outline(Obj json) {
    return new Outline(
        json.text("plan"),
        blob(json.object("text")),
        json.text("target"),
        json.list("tasks").stream().map(Json::asObject).map(RunEventFormat::task).toList());
  }

  private static Json write(TaskOutline task) {
    var json =
        Json.object()
            .put("id", task.id().value())
            .put("title", task.title())
            .putTexts("depends", task.depends().stream().map(TaskId::value).toList())
            .put("role", task.roles().getFirst())
            .put("seconds", task.patience().toSeconds())
            .put("micros", task.money().micros())
            .put("contract", write(task.contract()));
    var then = task.roles().subList(1, task.roles().size());
    return (then.isEmpty() ? json : json.putTexts("then", then)).end();
  }

  private static TaskOutline task(Obj json) {
    return new TaskOutline(
        new TaskId(json.text("id")),
        json.text("title"),
        json.texts("depends").stream().map(TaskId::new).toList(),
        roles(json),
        Duration.ofSeconds(json.number("seconds")),
        new Money(json.number("micros")),
        blob(json.object("contract")));
  }

  private static List<String> roles(Obj json) {
    var roles = new ArrayList<>(List.of(json.text("role")));
    roles.addAll(json.texts("then"));
    return roles;
  }

  /// A field that a Baton of before did not know is left out where it says nothing new.
  static Json write(Limits limits) {
    var slots = new TreeMap<String, Json>();
    limits.slots().forEach((role, count) -> slots.put(role, Json.of(count)));
    var approvals = new TreeMap<String, Json>();
    limits.approvals().forEach((tier, approval) -> approvals.put(tier.name(), write(approval)));
    var json =
        Json.object()
            .put("attempts", limits.attempts())
            .put("conflicts", limits.conflicts())
            .put("reworks", limits.reworks())
            .put("chases", limits.chases())
            .put("micros", limits.budget().micros())
            .put("slots", new Obj(slots))
            .put("approvals", new Obj(approvals));
    return (limits.proofs() == 1 ? json : json.put("proofs", limits.proofs())).end();
  }

  static Limits limits(Obj json) {
    var slots = new TreeMap<String, Integer>();
    json.object("slots")
        .fields()
        .forEach((role, count) -> slots.put(role, Math.toIntExact(count.asNumber())));
    Map<Tier, Approval> approvals = new EnumMap<>(Tier.class);
    json.object("approvals")
        .fields()
        .forEach((tier, approval) -> approvals.put(Tier.valueOf(tier), approval(approval)));
    return new Limits(
        Math.toIntExact(json.number("attempts")),
        Math.toIntExact(json.number("conflicts")),
        Math.toIntExact(json.number("reworks")),
        Math.toIntExact(json.number("chases")),
        json.has("proofs") ? Math.toIntExact(json.number("proofs")) : 1,
        new Money(json.number("micros")),
        slots,
        approvals);
  }

  private static Json write(Approval approval) {
    return switch (approval) {
      case Approval.Nobody() -> Json.object().end();
      case Approval.Sample(var percent) -> Json.object().put("percent", percent).end();
      case Approval.Person(var role) -> Json.object().put("role", role).end();
    };
  }

  private static Approval approval(Json json) {
    var fields = json.asObject();
    if (fields.has("percent")) {
      return new Approval.Sample(Math.toIntExact(fields.number("percent")));
    }
    return fields.has("role") ? new Approval.Person(fields.text("role")) : new Approval.Nobody();
  }
}
