package dev.baton.core.incident;

import dev.baton.core.blame.Attribution.Verdict;
import dev.baton.core.incident.IncidentEvent.IncidentClosed;
import dev.baton.core.incident.IncidentEvent.IncidentExamined;
import dev.baton.core.incident.IncidentEvent.IncidentOpened;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.log.Entry;
import dev.baton.core.repo.Commit;
import java.util.Arrays;
import java.util.Optional;

/// Facts about incidents to ledger entries and back. What is written here is read forever.
public final class IncidentCodec {
  private static final int VERSION = 1;

  private IncidentCodec() {}

  public static Entry write(IncidentEvent event) {
    var data = Json.object().put("incident", event.incident().toString());
    return switch (event) {
      case IncidentOpened(_, var text, var where, var task, var by, var at) -> {
        data.put("text", text).put("by", by);
        where.ifPresent(commit -> data.put("where", commit.sha()));
        task.ifPresent(it -> data.put("task", it));
        yield new Entry("incident-opened", VERSION, at, data.end());
      }
      case IncidentExamined(_, var finding, var at) ->
          new Entry("incident-examined", VERSION, at, data.put("finding", write(finding)).end());
      case IncidentClosed(_, var because, var by, var at) ->
          new Entry(
              "incident-closed", VERSION, at, data.put("because", because).put("by", by).end());
    };
  }

  /// Nothing where it is no fact about an incident, or one of a later Baton.
  public static Optional<IncidentEvent> read(Entry entry) {
    if (entry.version() != VERSION) {
      return Optional.empty();
    }
    var data = entry.data();
    return switch (entry.type()) {
      case "incident-opened" ->
          Optional.of(
              new IncidentOpened(
                  id(data),
                  data.text("text"),
                  data.has("where")
                      ? Optional.of(new Commit(data.text("where")))
                      : Optional.empty(),
                  data.has("task") ? Optional.of(data.text("task")) : Optional.empty(),
                  data.text("by"),
                  entry.at()));
      case "incident-examined" ->
          finding(data.object("finding"))
              .map(finding -> new IncidentExamined(id(data), finding, entry.at()));
      case "incident-closed" ->
          Optional.of(
              new IncidentClosed(id(data), data.text("because"), data.text("by"), entry.at()));
      default -> Optional.empty();
    };
  }

  private static IncidentId id(Obj data) {
    return IncidentId.parse(data.text("incident"))
        .orElseThrow(
            () -> new IllegalArgumentException("not an incident: " + data.text("incident")));
  }

  private static Json write(Finding finding) {
    return Json.object()
        .put("verdict", finding.verdict().word())
        .put("percent", finding.percent())
        .put("reason", finding.reason())
        .put("good", finding.good().sha())
        .put("bad", finding.bad().sha())
        .put("command", finding.command())
        .putEach("culprits", finding.culprits(), IncidentCodec::write)
        .put("gate", finding.gate())
        .end();
  }

  private static Json write(Culprit culprit) {
    return Json.object()
        .put("attempt", culprit.attempt())
        .put("performer", culprit.performer())
        .putTexts("requirements", culprit.requirements())
        .putTexts("passed", culprit.passed())
        .end();
  }

  private static Optional<Finding> finding(Obj json) {
    return verdict(json.text("verdict"))
        .map(verdict ->
            new Finding(
                verdict,
                Math.toIntExact(json.number("percent")),
                json.text("reason"),
                new Commit(json.text("good")),
                new Commit(json.text("bad")),
                json.text("command"),
                json.list("culprits").stream()
                    .map(Json::asObject)
                    .map(IncidentCodec::culprit)
                    .toList(),
                json.text("gate")));
  }

  private static Optional<Verdict> verdict(String word) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.word().equals(word))
        .findFirst();
  }

  private static Culprit culprit(Obj json) {
    return new Culprit(
        json.text("attempt"),
        json.text("performer"),
        json.texts("requirements"),
        json.texts("passed"));
  }
}
