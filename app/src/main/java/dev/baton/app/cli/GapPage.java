package dev.baton.app.cli;

import dev.baton.app.Baton;
import dev.baton.core.trace.Gap;
import dev.baton.core.trace.Gap.Line;
import dev.baton.core.trace.Gap.Said;
import dev.baton.core.trace.Gap.Shown;
import dev.baton.core.trace.Gap.Status;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// Where things stand, for somebody who asked for them and does not read code: one file that
/// fetches nothing and runs nothing.
final class GapPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--line:#d8dee4;--paper:#fff;\
      --done:#1a7f37;--part:#9a6700;--none:#b42318}
      @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#30363d;\
      --paper:#0d1117;--done:#3fb950;--part:#d29922;--none:#f85149}}
      body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;\
      max-width:52rem;padding:2rem 1rem}
      h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:2.5rem 0 .5rem}
      p{margin:.3rem 0}.soft{color:var(--soft)}
      .strip{display:flex;gap:2px;margin:1rem 0;height:14px}
      .strip i{flex:1;border-radius:2px;min-width:3px}
      article{border-top:1px solid var(--line);padding:.9rem 0}
      article h3{font-size:1rem;margin:0;display:flex;gap:.6rem;align-items:baseline}
      .word{font-weight:600;font-size:.85rem;margin-left:auto;white-space:nowrap}
      blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid var(--line);white-space:pre-line}
      ul{margin:.4rem 0;padding-left:1.2rem}
      .done{color:var(--done)}.part{color:var(--part)}.none{color:var(--none)}
      i.done{background:var(--done)}i.part{background:var(--part)}i.none{background:var(--none)}
      code{font:13px ui-monospace,monospace}
      @media print{body{max-width:none;padding:0}article{break-inside:avoid}}
      """;

  private GapPage() {}

  static String of(String name, Gap gap) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s: what was asked for, and where it stands</title>
    <style>
    %s</style></head><body>
    <h1>%s</h1>
    <p class="soft">What was asked for, and where it stands on %s.</p>
    <p><strong>%s</strong></p>
    <div class="strip" role="img" aria-label="%s">%s</div>
    <h2>What you asked for</h2>
    %s
    <h2>What the product shall do</h2>
    %s
    %s
    </body></html>
    """
        .formatted(
            escaped(name),
            STYLE,
            escaped(name.replace('-', ' ')),
            LocalDate.ofInstant(Baton.CLOCK.instant(), ZoneId.systemDefault()),
            verdict(gap),
            verdict(gap),
            gap.lines().stream()
                .map(line ->
                    "<i class=\"%s\" title=\"%s\"></i>"
                        .formatted(colour(line.status()), escaped(line.id() + " " + line.title())))
                .collect(Collectors.joining()),
            gap.statements().stream().map(it -> said(it, gap)).collect(Collectors.joining("\n")),
            gap.lines().stream().map(GapPage::line).collect(Collectors.joining("\n")),
            unasked(gap));
  }

  private static String verdict(Gap gap) {
    var delivered = gap.count(Status.DELIVERED);
    return gap.isEmpty()
        ? "All %d requirements are there and shown to work.".formatted(gap.lines().size())
        : "%d of %d requirements are there and shown to work."
            .formatted(delivered, gap.lines().size());
  }

  private static String said(Said it, Gap gap) {
    return """
    <article><h3><span>%s</span>%s</h3><blockquote>%s</blockquote>%s</article>\
    """
        .formatted(escaped(it.who()), standing(it, gap), escaped(it.words()), answers(it));
  }

  private static String standing(Said it, Gap gap) {
    if (it.declined()) {
      return word("part", "we decided against this");
    }
    var lines = gap.lines().stream().filter(line -> it.answers().contains(line.id())).toList();
    if (lines.isEmpty()) {
      return it.answers().isEmpty() ? word("none", "not answered yet") : word("done", "noted");
    }
    var done = lines.stream().filter(line -> line.status() == Status.DELIVERED).count();
    return done == lines.size()
        ? word("done", "there")
        : done == 0 ? word("none", "not there yet") : word("part", "partly there");
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
            word(colour(line.status()), plainly(line.status())),
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
    var how =
        it.by().isEmpty()
            ? word("none", "not shown yet")
            : it.stale() ? word("part", "shown for an older wording") : word("done", "shown");
    var measured = it.measured().map(value -> ", measured: " + escaped(value)).orElse("");
    return "<li>%s %s%s</li>".formatted(escaped(it.title()), how, measured);
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

  private static String plainly(Status status) {
    return switch (status) {
      case DELIVERED -> "there, and shown to work";
      case PARTIAL -> "partly there";
      case MISSING -> "not there yet";
      case STALE -> "there, but the wording has changed since";
      case UNPROVEN -> "there, but not shown to work";
    };
  }

  private static String colour(Status status) {
    return switch (status) {
      case DELIVERED -> "done";
      case PARTIAL, STALE, UNPROVEN -> "part";
      case MISSING -> "none";
    };
  }

  private static String word(String colour, String word) {
    return "<span class=\"word %s\">%s</span>".formatted(colour, word);
  }

  private static String escaped(String text) {
    return text.lines()
        .map(Console::visible)
        .collect(Collectors.joining("\n"))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
