package dev.baton.app.cli;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.RuleBook;
import dev.baton.core.finding.RuleBook.Lesson;
import dev.baton.core.finding.Severity;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.Locale;

/// How findings are shown and counted.
final class Findings {
  private Findings() {}

  static void show(List<Finding> findings, Console console) {
    for (var finding : findings) {
      console.line(
          "%s:%d:%d: %s %s"
              .formatted(
                  finding.path(),
                  finding.range().line(),
                  finding.range().column(),
                  painted(finding.severity(), console),
                  Console.visible(finding.message())));
      console.line("    mend: " + Console.visible(finding.mend()));
      RuleBook.lesson(finding.rule())
          .ifPresent(lesson ->
              console.line(
                  console.faint("    why:  %s (%s)".formatted(lesson.why(), lesson.id()))));
    }
  }

  static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  static Json json(List<Finding> findings) {
    return Json.array(
        findings,
        finding ->
            Json.object()
                .put("rule", finding.rule())
                .put("severity", word(finding.severity()))
                .put("item", finding.item())
                .put("line", finding.range().line())
                .put("column", finding.range().column())
                .put("endLine", finding.range().endLine())
                .put("endColumn", finding.range().endColumn())
                .put("message", finding.message())
                .put("mend", finding.mend())
                .put("why", RuleBook.lesson(finding.rule()).map(Lesson::why).orElse(""))
                .put("fixable", finding.edit().isPresent())
                .end());
  }

  static Json summary(List<Finding> findings) {
    return Json.object()
        .put("errors", count(findings, Severity.ERROR))
        .put("warnings", count(findings, Severity.WARNING))
        .put("questions", count(findings, Severity.QUESTION))
        .end();
  }

  private static String painted(Severity severity, Console console) {
    return switch (severity) {
      case ERROR -> console.bad("error:");
      case WARNING -> console.warn("warning:");
      case QUESTION -> console.warn("question:");
    };
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
