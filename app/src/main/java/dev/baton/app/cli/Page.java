package dev.baton.app.cli;

import dev.baton.app.Baton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// A page in one file, for somebody who has no Baton: it fetches nothing and runs nothing, in light
/// and dark, on paper too.
final class Page {
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

  private Page() {}

  /// `body` is HTML; whatever text is in it has been [#escaped].
  static String of(String title, String body) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s</title>
    <style>
    %s</style></head><body>
    %s
    </body></html>
    """
        .formatted(escaped(title), STYLE, body.strip());
  }

  static LocalDate today() {
    return LocalDate.ofInstant(Baton.CLOCK.instant(), ZoneId.systemDefault());
  }

  /// A short judgement at the end of a line, in its colour: `done`, `part` or `none`.
  static String word(String colour, String word) {
    return "<span class=\"word %s\">%s</span>".formatted(colour, escaped(word));
  }

  static String escaped(String text) {
    return text.lines()
        .map(Console::visible)
        .collect(Collectors.joining("\n"))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
