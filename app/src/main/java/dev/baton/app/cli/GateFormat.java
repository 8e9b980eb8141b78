package dev.baton.app.cli;

import dev.baton.adapters.signing.Envelope;
import dev.baton.app.Baton;
import dev.baton.app.Examined;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.core.gate.GateBook;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How verdicts are handed on.
enum GateFormat {
  TABLE,
  /// SARIF 2.1.0, which code hosts and editors read.
  SARIF,
  /// JUnit's XML, which every CI shows.
  JUNIT,
  /// Workflow commands, which GitHub shows beside the line.
  GITHUB,
  /// An in-toto statement, signed with this installation's key.
  DSSE;

  static GateFormat parse(String word) {
    for (var format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    throw Problem.usage(
        "there is no format " + word, "use one of: table, sarif, junit, github, dsse");
  }

  void print(Examined examined, Place place, Console console) {
    switch (this) {
      case TABLE -> table(examined, console);
      case SARIF -> console.line(sarif(examined).pretty());
      case JUNIT -> console.line(JUnitPage.of(examined.judgement()));
      case GITHUB -> annotations(examined).forEach(console::line);
      case DSSE -> console.line(Envelope.of(statement(examined), place.key()).pretty());
    }
  }

  private static void table(Examined examined, Console console) {
    var judgement = examined.judgement();
    console.table(
        judgement.results().stream()
            .map(result ->
                List.of(
                    result.gate().id(),
                    result.gate().name(),
                    GateCommand.mark(result, console),
                    Console.visible(result.verdict().why())))
            .toList());
    for (var result : judgement.results()) {
      result.findings().stream()
          .limit(20)
          .forEach(finding ->
              console.line(
                  "  %s %s%s  %s"
                      .formatted(
                          result.gate().id(),
                          Console.visible(finding.path()),
                          finding.line() > 0 ? ":" + finding.line() : "",
                          Console.visible(finding.message()))));
      if (result.findings().size() > 20) {
        console.line("  " + (result.findings().size() - 20) + " more, with --json");
      }
    }
    console.line();
    console.line(
        "%s..%s, tier %s (%s): %s"
            .formatted(
                examined.base().brief(),
                examined.head().brief(),
                judgement.tier(),
                Console.visible(String.join("; ", judgement.risk().reasons())),
                word(examined)));
  }

  private static String word(Examined examined) {
    var now = Baton.CLOCK.instant();
    var judgement = examined.judgement();
    if (!judgement.showsAnything()) {
      return "nothing was shown, so it does not pass";
    }
    return judgement
        .refusal(now)
        .map(result -> "stopped by " + result.gate().id() + " " + result.gate().name())
        .or(() ->
            judgement
                .question(now)
                .map(result ->
                    "waits for a person: " + result.gate().id() + " " + result.gate().name()))
        .orElse("passes");
  }

  static Json document(Examined examined) {
    var judgement = examined.judgement();
    return Json.object()
        .put("schema", "baton.gate-run/1")
        .put("base", examined.base().sha())
        .put("head", examined.head().sha())
        .put("tree", judgement.tree().sha())
        .put("policy", judgement.policy().hex())
        .put("tier", judgement.tier().name())
        .putTexts("reasons", judgement.risk().reasons())
        .put("verdict", verdict(examined))
        .putEach("gates", judgement.results(), GateFormat::json)
        .end();
  }

  private static String verdict(Examined examined) {
    var now = Baton.CLOCK.instant();
    if (!examined.judgement().clears(now)) {
      return "fail";
    }
    return examined.judgement().question(now).isPresent() ? "human" : "pass";
  }

  private static Json json(GateResult result) {
    return Json.object()
        .put("id", result.gate().id())
        .put("name", result.gate().name())
        .put("version", result.gate().version())
        .put("severity", result.gate().severity().word())
        .put("verdict", result.verdict().word())
        .put("why", result.verdict().why())
        .putEach("findings", result.findings(), GateFinding::json)
        .putEach(
            "evidence",
            result.evidence(),
            evidence ->
                Json.object()
                    .put("sha256", evidence.hash().hex())
                    .put("kind", evidence.kind())
                    .end())
        .put("millis", result.took().toMillis())
        .end();
  }

  private record Found(GateResult result, GateFinding finding) {}

  /// Each finding of a gate that does not pass; a gate without findings as one about the change.
  private static List<Found> found(Examined examined) {
    var now = Baton.CLOCK.instant();
    var all = new ArrayList<Found>();
    for (var result : examined.judgement().results()) {
      if (result.verdict().stopsAt(now)) {
        var findings =
            result.findings().isEmpty()
                ? List.of(new GateFinding(result.gate().id(), "", 0, result.verdict().why()))
                : result.findings();
        findings.forEach(finding -> all.add(new Found(result, finding)));
      }
    }
    return all;
  }

  private static Json sarif(Examined examined) {
    return Sarif.report(
        GateBook.all().stream().map(GateFormat::rule).toList(),
        found(examined).stream().map(GateFormat::sarif).toList());
  }

  private static Json rule(GateBook.Lesson lesson) {
    return Json.object()
        .put("id", lesson.id())
        .put("shortDescription", Sarif.text(lesson.what()))
        .put("fullDescription", Sarif.text(lesson.why()))
        .put("help", Sarif.text(lesson.mend()))
        .end();
  }

  private static Json sarif(Found found) {
    var finding = found.finding();
    var result =
        Json.object()
            .put("ruleId", found.result().gate().id())
            .put("level", level(found.result().gate().severity()))
            .put("message", Sarif.text(finding.message()));
    if (!finding.path().isEmpty()) {
      var file = Sarif.file(finding.path());
      if (finding.line() > 0) {
        file.put("region", Json.object().put("startLine", finding.line()).end());
      }
      result.putEach("locations", Sarif.at(file.end()), place -> place);
    }
    return result.end();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case BLOCK -> "error";
      case HUMAN, WARN -> "warning";
      case INFO -> "note";
    };
  }

  private static List<String> annotations(Examined examined) {
    return found(examined).stream()
        .map(found ->
            Annotations.of(
                level(found.result().gate().severity()).replace("note", "notice"),
                found.finding().path(),
                found.finding().line(),
                found.result().gate().id() + " " + found.result().gate().name(),
                found.finding().message()))
        .toList();
  }

  private static Json statement(Examined examined) {
    var subject =
        Json.object()
            .put("name", "tree")
            .put(
                "digest",
                Json.object()
                    .put("gitTree", examined.judgement().tree().sha())
                    .put("gitCommit", examined.head().sha())
                    .end())
            .end();
    return Json.object()
        .put("_type", "https://in-toto.io/Statement/v1")
        .putEach("subject", List.of(subject), each -> each)
        .put("predicateType", "https://baton.dev/gate-run/v1")
        .put("predicate", document(examined))
        .end();
  }
}
