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
    return Sarif.report(
        rules.stream().map(FindingFormat::rule).toList(),
        findings.stream().map(it -> result(it, rules)).toList());
  }

  private static Json rule(String id) {
    var rule = Json.object().put("id", id);
    RuleBook.lesson(id).ifPresent(lesson -> rule.put("fullDescription", Sarif.text(lesson.why())));
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
    return Json.object()
        .put("ruleId", it.rule())
        .put("ruleIndex", rules.indexOf(it.rule()))
        .put("level", LEVELS.getOrDefault(it.severity(), "none"))
        .put("message", Sarif.text(it.message() + "; " + it.mend()))
        .putEach(
            "locations",
            Sarif.at(Sarif.file(it.path()).put("region", region).end()),
            place -> place)
        .end();
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
