package dev.baton.app.cli;

import static dev.baton.app.cli.Page.escaped;
import static dev.baton.app.cli.Page.word;

import dev.baton.app.redteam.Report;
import java.util.stream.Collectors;

/// What the red team found, for whoever has to answer for the workflow.
final class RedteamPage {
  private RedteamPage() {}

  static String of(Report report) {
    return Page.of(
        "The red team's report",
        """
        <h1>The red team's report</h1>
        <p class="soft">Attacks on the workflow as configured, played on %s in %d s. Containment: %s.</p>
        <p><strong>%s</strong></p>
        <div class="strip" role="img" aria-label="%s">%s</div>
        <h2>Attacks</h2>
        %s
        """
            .formatted(
                Page.today(),
                report.seconds(),
                escaped(report.containment()),
                verdict(report),
                verdict(report),
                report.lines().stream()
                    .map(line ->
                        "<i class=\"%s\" title=\"%s\"></i>"
                            .formatted(
                                colour(line),
                                escaped(line.attack().id() + " " + line.attack().title())))
                    .collect(Collectors.joining()),
                report.lines().stream().map(RedteamPage::line).collect(Collectors.joining("\n"))));
  }

  private static String verdict(Report report) {
    return "%d of %d attacks were caught; %d of %d benign twins passed; behind %d stood a second control."
        .formatted(
            report.caught(),
            report.lines().size(),
            report.twins(),
            report.lines().size(),
            report.deep());
  }

  private static String colour(Report.Line line) {
    return line.caught() ? line.twinPassed() ? "done" : "part" : "none";
  }

  private static String line(Report.Line line) {
    return """
    <article><h3><code>%s</code><span>%s</span>%s</h3><p class="soft">%s; %s%s.</p>%s</article>\
    """
        .formatted(
            escaped(line.attack().id()),
            escaped(line.attack().title()),
            line.caught() ? word("done", "caught by " + line.by()) : word("none", "missed"),
            escaped(line.attack().origin()),
            line.twinPassed() ? "its benign twin passed" : "its benign twin was stopped",
            line.behind().isEmpty()
                ? ", nothing stood behind it"
                : ", behind it stood " + escaped(line.behind()),
            line.caught() ? "" : "<p>" + escaped(line.words()) + "</p>");
  }
}
