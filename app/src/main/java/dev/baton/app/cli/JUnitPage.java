package dev.baton.app.cli;

import dev.baton.app.Baton;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Verdict;

/// A judgement as a test report: each gate a test, which fails, is skipped or passes.
final class JUnitPage {
  private JUnitPage() {}

  static String of(Judgement judgement) {
    var page = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    var now = Baton.CLOCK.instant();
    var failed = judgement.results().stream().filter(it -> it.verdict().stopsAt(now)).count();
    page.append(
        "<testsuite name=\"baton gates\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n"
            .formatted(
                judgement.results().size(),
                failed,
                judgement.results().stream()
                    .filter(it -> it.verdict() instanceof Verdict.NotApplicable)
                    .count()));
    judgement.results().forEach(result -> page.append(test(result)));
    return page.append("</testsuite>").toString();
  }

  private static String test(GateResult result) {
    var head =
        "  <testcase classname=\"baton.%s\" name=\"%s\" time=\"%.3f\""
            .formatted(
                result.gate().id(),
                escaped(result.gate().name()),
                result.took().toMillis() / 1000.0);
    var verdict = result.verdict();
    if (verdict.stopsAt(Baton.CLOCK.instant())) {
      var details = new StringBuilder();
      result
          .findings()
          .forEach(finding ->
              details
                  .append(escaped(finding.path() + ":" + finding.line() + " " + finding.message()))
                  .append('\n'));
      return "%s>\n    <failure type=\"%s\" message=\"%s\">%s</failure>\n  </testcase>\n"
          .formatted(head, result.gate().severity().word(), escaped(verdict.why()), details);
    }
    return verdict instanceof Verdict.NotApplicable(var why)
        ? "%s>\n    <skipped message=\"%s\"/>\n  </testcase>\n".formatted(head, escaped(why))
        : head + "/>\n";
  }

  // A character XML cannot hold at all is shown as what it is.
  private static String escaped(String text) {
    var out = new StringBuilder();
    Console.visible(text)
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(c < 0x20 || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
          }
        });
    return out.toString();
  }
}
