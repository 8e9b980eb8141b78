package dev.baton.core.spec;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Range;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.hash.Hash;
import dev.baton.core.spec.SpecLock.Entry;
import dev.baton.core.spec.SpecLock.Entry.Approved;
import dev.baton.core.spec.SpecLock.Entry.Removed;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what [SpecLock#print] wrote, and what a merge or a hand made of it since.
public final class SpecLockReader {
  private static final Rule LINE = Rule.error("LOCK-LINE");
  private static final Rule TWICE = Rule.error("LOCK-TWICE");
  private static final Pattern ENTRY =
      Pattern.compile("(.+?) (?:approved ([0-9a-f]{64})|removed) (\\S+Z) (\\S.*)");

  private final String path;
  private final Map<ItemId, Entry> entries = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private SpecLockReader(String path) {
    this.path = path;
  }

  /// The lock, with a finding for every line that does not belong in one.
  public record Reading(SpecLock lock, List<Finding> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }

  public static Reading read(String path, String text) {
    var reader = new SpecLockReader(path);
    int offset = 0;
    int number = 1;
    // Split on \n alone keeps the offsets right; a \r of a checkout that converts goes with strip.
    for (var line : text.split("\n", -1)) {
      reader.line(line.strip(), reader.source(number, offset, line));
      offset += line.length() + 1;
      number++;
    }
    return new Reading(SpecLock.of(reader.entries.values()), reader.findings);
  }

  private void line(String line, Source source) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    var entry = entry(line);
    if (entry.isEmpty()) {
      findings.add(
          LINE.at(
              source,
              "this line of the lock is neither an approval nor a removal: " + line,
              "resolve a merge by keeping whole lines; approve the item again where in doubt"));
    } else if (entries.putIfAbsent(entry.get().id(), entry.get()) != null) {
      findings.add(
          TWICE.on(
              entry.get().id().value(),
              source,
              entry.get().id() + " stands twice in the lock; the first line counts",
              "keep the line whose fingerprint fits the spec, or approve the item again"));
    }
  }

  private static Optional<Entry> entry(String line) {
    var parts = ENTRY.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return ItemId.parse(parts.group(1)).flatMap(id -> entry(id, parts));
  }

  private static Optional<Entry> entry(ItemId id, Matcher parts) {
    try {
      var at = Instant.parse(parts.group(3));
      var fingerprint = parts.group(2);
      return Optional.of(
          fingerprint == null
              ? new Removed(id, parts.group(4), at)
              : new Approved(id, new Fingerprint(new Hash(fingerprint)), parts.group(4), at));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Source source(int number, int offset, String line) {
    return new Source(
        path, new Range(number, 1, number, line.length() + 1), offset, offset + line.length());
  }
}
