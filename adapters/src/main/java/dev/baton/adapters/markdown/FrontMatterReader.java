package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Field;
import dev.baton.core.spec.Fields;
import dev.baton.core.spec.FrontMatter;
import dev.baton.core.text.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the `key: value` lines between two `---`. By hand: YAML would make a version number of
/// `1.10` and a boolean of a country.
final class FrontMatterReader {
  private static final Rule FRONT_MATTER = Rule.error("R-FRONT-MATTER");
  private static final String FENCE = "---";
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(?:\\s+(.*))?");

  private final SourceText text;
  private final List<Finding> findings;

  FrontMatterReader(SourceText text, List<Finding> findings) {
    this.text = text;
    this.findings = findings;
  }

  /// The front matter, and where the Markdown begins.
  record Reading(FrontMatter frontMatter, int bodyStart) {}

  Reading read(String requiredKey) {
    var reading = read();
    if (reading.frontMatter.value(requiredKey).isEmpty()) {
      findings.add(
          FRONT_MATTER.at(
              reading.frontMatter.source(),
              "the front matter has no `%s:`, so this file has no name".formatted(requiredKey),
              "start the file with `---`, `%s: name`, `---`".formatted(requiredKey)));
    }
    return reading;
  }

  private Reading read() {
    int last = isFence(0) ? closingFence() : 0;
    if (last == 0) {
      if (isFence(0)) {
        report(text.line(0), "the front matter is never closed", "close it with a line `---`");
      }
      return new Reading(FrontMatter.none(text.path()), text.start());
    }
    var source = text.source(text.line(0).start(), text.line(last).end());
    return new Reading(new FrontMatter(entries(last), source), text.lineEnd(last));
  }

  private int closingFence() {
    for (int line = 1; line < text.lines(); line++) {
      if (isFence(line)) {
        return line;
      }
    }
    return 0;
  }

  private boolean isFence(int line) {
    return text.slice(text.line(line)).stripTrailing().equals(FENCE);
  }

  private Fields entries(int last) {
    var entries = new ArrayList<Field>();
    var keys = new HashSet<String>();
    for (int line = 1; line < last; line++) {
      var source = text.line(line);
      var written = text.slice(source).strip();
      var entry = ENTRY.matcher(written);
      if (entry.matches()) {
        var value = entry.group(2);
        entries.add(new Field(entry.group(1), value == null ? "" : value.strip(), source));
        reportRepeated(keys.add(entry.group(1)), entry.group(1), source);
      } else if (!written.isEmpty() && !written.startsWith("#")) {
        report(source, "`%s` is not `key: value`".formatted(written), "write it as `key: value`");
      }
    }
    return new Fields(entries);
  }

  private void reportRepeated(boolean isFirst, String key, Source source) {
    if (!isFirst) {
      report(source, "`%s:` stands twice; the first one counts".formatted(key), "remove one");
    }
  }

  private void report(Source at, String message, String mend) {
    findings.add(FRONT_MATTER.at(at, message, mend));
  }
}
