package dev.baton.app.cli;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.RuleBook;
import dev.baton.core.finding.Severity;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How findings are handed to another program.
enum FindingFormat {
  /// SARIF 2.1.0, which code hosts and editors read.
  SARIF,
  /// Workflow commands, which GitHub shows beside the line.
  GITHUB;

  private static final Map<Severity, String> LEVELS =
      Map.of(Severity.ERROR, "error", Severity.WARNING, "warning", Severity.QUESTION, "note");
  private static final Map<Severity, String> COMMANDS =
      Map.of(Severity.ERROR, "error", Severity.WARNING, "warning", Severity.QUESTION, "notice");

  static Optional<FindingFormat> parse(String word) {
    return switch (word) {
      case "sarif" -> Optional.of(SARIF);
      case "github" -> Optional.of(GITHUB);
      default -> Optional.empty();
    };
  }

  void print(List<Finding> findings, Console console) {
    switch (this) {
      case SARIF -> console.line(sarif(findings).pretty());
      case GITHUB -> findings.forEach(it -> console.line(annotation(it)));
    }
  }

  private static Json sarif(List<Finding> findings) {
    var rules = findings.stream().map(Finding::rule).distinct().sorted().toList();
    return Json.object()
        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .put("version", "2.1.0")
        .putEach(
            "runs",
            List.of(rules),
            ids ->
                Json.object()
                    .put("tool", Json.object().put("driver", driver(ids)).end())
                    .put("columnKind", "utf16CodeUnits")
                    .putEach("results", findings, it -> result(it, ids))
                    .end())
        .end();
  }

  private static Json driver(List<String> rules) {
    return Json.object()
        .put("name", "baton")
        .put("version", Version.TEXT)
        .putEach("rules", rules, FindingFormat::rule)
        .end();
  }

  private static Json rule(String id) {
    var rule = Json.object().put("id", id);
    RuleBook.lesson(id).ifPresent(lesson -> rule.put("fullDescription", text(lesson.why())));
    return rule.end();
  }

  private static Json result(Finding it, List<String> rules) {
    var range = it.range();
    var region =
        Json.object()
            .put("startLine", range.line())
            .put("startColumn", range.column())
            .put("endLine", range.endLine())
            .put("endColumn", range.endColumn())
            .end();
    var place =
        Json.object()
            .put("artifactLocation", Json.object().put("uri", Uris.encoded(it.path())).end())
            .put("region", region)
            .end();
    return Json.object()
        .put("ruleId", it.rule())
        .put("ruleIndex", rules.indexOf(it.rule()))
        .put("level", LEVELS.getOrDefault(it.severity(), "none"))
        .put("message", text(it.message() + "; " + it.mend()))
        .putEach(
            "locations",
            List.of(place),
            where -> Json.object().put("physicalLocation", where).end())
        .end();
  }

  private static Json text(String text) {
    return Json.object().put("text", text).end();
  }

  private static String annotation(Finding it) {
    return "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s"
        .formatted(
            COMMANDS.getOrDefault(it.severity(), "notice"),
            Annotations.property(it.path()),
            it.range().line(),
            it.range().column(),
            it.range().endLine(),
            it.range().endColumn(),
            Annotations.property(it.rule()),
            Annotations.data(it.message() + "; " + it.mend()));
  }
}
