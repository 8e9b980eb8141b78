package dev.baton.app.cli;

import static dev.baton.app.cli.Page.escaped;

import dev.baton.app.Plainly;
import dev.baton.core.trace.Gap;
import dev.baton.core.trace.Gap.Line;
import dev.baton.core.trace.Gap.Said;
import dev.baton.core.trace.Gap.Shown;
import java.util.stream.Collectors;

/// Where things stand, for somebody who asked for them and does not read code: one file that
/// fetches nothing and runs nothing.
final class GapPage {
  private GapPage() {}

  static String of(String name, Gap gap) {
    return Page.of(
        name + ": what was asked for, and where it stands",
        """
        <h1>%s</h1>
        <p class="soft">What was asked for, and where it stands on %s.</p>
        <p><strong>%s</strong></p>
        <div class="strip" role="img" aria-label="%s">%s</div>
        <h2>What you asked for</h2>
        %s
        <h2>What the product shall do</h2>
        %s
        %s
        """
            .formatted(
                escaped(name.replace('-', ' ')),
                Page.today(),
                Plainly.verdict(gap),
                Plainly.verdict(gap),
                gap.lines().stream()
                    .map(line ->
                        "<i class=\"%s\" title=\"%s\"></i>"
                            .formatted(
                                colour(Plainly.of(line.status())),
                                escaped(line.id() + " " + line.title())))
                    .collect(Collectors.joining()),
                gap.statements().stream()
                    .map(it -> said(it, gap))
                    .collect(Collectors.joining("\n")),
                gap.lines().stream().map(GapPage::line).collect(Collectors.joining("\n")),
                unasked(gap)));
  }

  private static String said(Said it, Gap gap) {
    return """
    <article><h3><span>%s</span>%s</h3><blockquote>%s</blockquote>%s</article>\
    """
        .formatted(escaped(it.who()), word(Plainly.of(it, gap)), escaped(it.words()), answers(it));
  }

  private static String answers(Said it) {
    return it.answers().isEmpty()
        ? ""
        : "<p class=\"soft\">See %s</p>"
            .formatted(
                it.answers().stream()
                    .map(id ->
                        "<a href=\"#%s\">%s</a>"
                            .formatted(escaped(id.value()), escaped(id.value())))
                    .collect(Collectors.joining(", ")));
  }

  private static String line(Line line) {
    return """
    <article id="%s"><h3><code>%s</code><span>%s</span>%s</h3><p>%s</p>%s%s</article>\
    """
        .formatted(
            escaped(line.id().value()),
            escaped(line.id().value()),
            escaped(line.title()),
            word(Plainly.of(line.status())),
            escaped(line.text()),
            line.scenarios().isEmpty()
                ? ""
                : "<ul>"
                    + line.scenarios().stream().map(GapPage::shown).collect(Collectors.joining())
                    + "</ul>",
            line.commits().isEmpty()
                ? ""
                : "<p class=\"soft\">Delivered in %s</p>"
                    .formatted(
                        line.commits().stream()
                            .map(commit -> "<code>" + commit.brief() + "</code>")
                            .distinct()
                            .collect(Collectors.joining(", "))));
  }

  private static String shown(Shown it) {
    var measured = it.measured().map(value -> ", measured: " + escaped(value)).orElse("");
    return "<li>%s %s%s</li>".formatted(escaped(it.title()), word(Plainly.of(it)), measured);
  }

  private static String unasked(Gap gap) {
    return gap.unasked().isEmpty()
        ? ""
        : "<h2>Changes that nobody asked for</h2><ul>%s</ul>"
            .formatted(
                gap.unasked().stream()
                    .map(it ->
                        "<li>%s <code>%s</code></li>"
                            .formatted(escaped(it.what()), it.commit().brief()))
                    .collect(Collectors.joining()));
  }

  private static String word(Plainly it) {
    return Page.word(colour(it), it.words());
  }

  private static String colour(Plainly it) {
    return switch (it.degree()) {
      case THERE -> "done";
      case PARTLY, OTHERWISE -> "part";
      case NOT_YET -> "none";
    };
  }
}
