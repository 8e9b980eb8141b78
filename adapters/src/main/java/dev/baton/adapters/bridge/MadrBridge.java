package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decision records, as MADR and adr-tools write them. Each becomes one decision that names its
/// record; options and consequences stay there.
final class MadrBridge implements Bridge {
  private static final Pattern FILE =
      Pattern.compile("(?:(?:ADR|DM)-?)?[0-9A-Z]{3,26}-.+\\.md", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?:ADR[- ]?)?\\d+[.:]\\s*|ADR[- ]?\\d+\\s*[-–—]\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS =
      Pattern.compile("[*_\\s-]*status[*_]*:[*_]*\\s*(.+?)[*_]*", Pattern.CASE_INSENSITIVE);
  private static final List<String> OUTCOMES =
      List.of("decision outcome", "decision", "final answer");

  @Override
  public String format() {
    return "madr";
  }

  @Override
  public List<Unit> units(List<String> paths) {
    return Unit.byFolder(
        paths.stream()
            .filter(path ->
                FILE.matcher(Words.fileOf(path)).matches()
                    && Words.fileOf(path).chars().anyMatch(Character::isDigit)));
  }

  @Override
  public Reading read(Folder files) {
    var harvest = new Harvest();
    for (var path : files.files().keySet()) {
      Page.in(files, path).ifPresent(page -> record(page, harvest));
    }
    return harvest.reading();
  }

  private static void record(Page page, Harvest harvest) {
    var top = Sections.of(page);
    top.below().stream()
        .filter(section -> section.level() == 1 && section.heading().isPresent())
        .findFirst()
        .ifPresent(record -> record(record, page, harvest));
    harvest.finish(page);
  }

  private static void record(Sections record, Page page, Harvest harvest) {
    var heading = record.heading().orElseThrow();
    var number = NUMBERED.matcher(heading.text());
    int skip = number.lookingAt() ? number.end() : 0;
    record.whole().forEach(piece -> page.take(piece.source()));
    page.frontMatter().forEach(page::take);
    var status = status(record, page);
    var outcome =
        record.below().stream()
            .filter(it ->
                OUTCOMES.contains(it.title().toLowerCase(Locale.ROOT)) && !it.body().isEmpty())
            .findFirst();
    var textAt = outcome.map(it -> it.body().getFirst().source()).orElse(page.nowhere());
    var title = heading.text().substring(skip);
    var text = outcome.isPresent() ? page.dedented(textAt) : title;
    var part =
        Part.of(Kind.DECISION, page.path(), title, text)
            .with("Status", status)
            .with("Record", page.path());
    harvest.add(
        Placed.at(
                part,
                outcome.map(_ -> page.between(heading.source(), textAt)).orElse(heading.source()),
                page.nowhere())
            .titled(page.span(heading.textAt().start() + skip, heading.textAt().end()))
            .texted(textAt));
  }

  /// In the front matter, in a section, or in a line of its own; `unknown` where it is not said.
  private static String status(Sections record, Page page) {
    var lines = new ArrayList<String>();
    page.frontMatter().forEach(line -> lines.add(page.slice(line)));
    record.below().stream()
        .filter(it -> it.title().equalsIgnoreCase("Status"))
        .flatMap(it -> it.body().stream())
        .findFirst()
        .ifPresent(piece ->
            lines.add("status: " + page.slice(piece.source()).lines().findFirst().orElse("")));
    record.body().forEach(piece -> page.slice(piece.source()).lines().forEach(lines::add));
    return lines.stream()
        .map(line -> STATUS.matcher(line.strip()))
        .filter(status -> status.matches())
        .map(status -> status.group(1).replace("\"", "").strip())
        .findFirst()
        .orElse("unknown");
  }

  @Override
  public Optional<Writing> writing() {
    return Optional.of(new MadrWriting());
  }

  private static final class MadrWriting implements Writing {
    @Override
    public Folder skeleton(String name, List<Part> all) {
      return Folder.EMPTY;
    }

    @Override
    public boolean takes(Kind kind) {
      return kind == Kind.DECISION;
    }

    @Override
    public String text(Part part) {
      return part.text();
    }

    @Override
    public Additions add(Folder files, Reading now, List<Part> fresh, List<Part> all) {
      var names = new LinkedHashMap<String, String>();
      var edits = new ArrayList<Splice>();
      int last =
          files.files().keySet().stream()
              .map(Words::fileOf)
              .map(name -> name.replaceAll("\\D.*", ""))
              .filter(digits -> !digits.isEmpty() && digits.length() < 9)
              .mapToInt(Integer::parseInt)
              .max()
              .orElse(0);
      for (var part : fresh) {
        if (part.kind() == Kind.DECISION) {
          last++;
          var path = "%04d-%s.md".formatted(last, Words.slug(part.title()));
          names.put(part.name(), path);
          edits.add(Splice.insert(path, 0, record(part)));
        }
      }
      return new Additions(edits, names);
    }

    private static String record(Part part) {
      return "---\nstatus: %s\n---\n\n# %s\n\n## Context and Problem Statement\n\n%s of the spec decides this.\n\n## Considered Options\n\n* %s\n\n## Decision Outcome\n\n%s\n"
          .formatted(
              part.field("Status", "accepted"),
              part.title(),
              part.name(),
              part.title(),
              part.text().isBlank() ? part.title() : part.text());
    }
  }
}
