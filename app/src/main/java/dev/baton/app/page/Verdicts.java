package dev.baton.app.page;

import static dev.baton.app.page.html.Attribute.cls;
import static dev.baton.app.page.html.Html.all;
import static dev.baton.app.page.html.Html.code;
import static dev.baton.app.page.html.Html.details;
import static dev.baton.app.page.html.Html.div;
import static dev.baton.app.page.html.Html.each;
import static dev.baton.app.page.html.Html.li;
import static dev.baton.app.page.html.Html.link;
import static dev.baton.app.page.html.Html.span;
import static dev.baton.app.page.html.Html.table;
import static dev.baton.app.page.html.Html.text;
import static dev.baton.app.page.html.Html.ul;
import static dev.baton.app.page.html.Html.when;

import dev.baton.app.page.html.Html;
import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Judgement;
import dev.baton.core.gate.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What the gates said of one tree: first what somebody should read, then the rest.
final class Verdicts {
  private static final int MOST_FINDINGS = 50;

  private Verdicts() {}

  static Html of(Judgement judgement) {
    var telling = new ArrayList<GateResult>();
    var silent = new ArrayList<GateResult>();
    for (var result : judgement.results()) {
      (isTelling(result) ? telling : silent).add(result);
    }
    return div(
        cls("verdicts"),
        div(
            cls("meta"),
            Words.badge("tier", judgement.tier().name()),
            text(String.join("; ", judgement.risk().reasons())),
            Words.soft("tree " + judgement.tree().brief()),
            Words.soft("policy " + judgement.policy().brief())),
        when(!telling.isEmpty(), () -> rows(telling)),
        when(
            !silent.isEmpty(),
            () ->
                details(
                    text(
                        silent.stream().filter(it -> it.verdict() instanceof Verdict.Pass).count()
                            + " passed, "
                            + silent.stream()
                                .filter(it -> it.verdict() instanceof Verdict.NotApplicable)
                                .count()
                            + " had nothing to look at"),
                    rows(silent))));
  }

  private static boolean isTelling(GateResult result) {
    return !(result.verdict() instanceof Verdict.Pass
            || result.verdict() instanceof Verdict.NotApplicable)
        || !result.findings().isEmpty();
  }

  private static Html rows(List<GateResult> results) {
    return table(
        List.of("Gate", "Verdict", "Says", "Took", "Evidence"),
        results.stream().map(Verdicts::row).toList());
  }

  private static Html row(GateResult result) {
    return Html.row(
        all(
            link("/gates#" + result.gate().id(), cls("id"), text(result.gate().id())),
            text(" " + result.gate().name() + " "),
            Words.soft(result.gate().severity().word())),
        Words.verdict(result.verdict()),
        all(text(result.verdict().why()), findings(result.findings())),
        span(cls("num"), text(Words.lasting(result.took()))),
        all(result.evidence().stream().map(Verdicts::evidence)));
  }

  private static Html findings(List<GateFinding> findings) {
    return when(
        !findings.isEmpty(),
        () ->
            ul(
                cls("findings"),
                each(
                    findings.subList(0, Math.min(MOST_FINDINGS, findings.size())),
                    it ->
                        li(
                            code(it.path() + (it.line() > 0 ? ":" + it.line() : "")),
                            text(" " + it.message() + " "),
                            Words.soft(it.rule())))));
  }

  static Html evidence(Evidence evidence) {
    return all(
        link("/evidence/" + evidence.hash().hex(), cls("evidence"), text(evidence.kind())),
        text(" "));
  }
}
