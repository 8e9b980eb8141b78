package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.adapters.bridge.Piece.Heading;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one spec.md of OpenSpec, a whole one or a delta. One use each.
final class OpenSpecSpecReader {
  private static final Rule REPEATED = Rule.warning("B-REPEATED-SECTION");
  private static final Pattern GROUP =
      Pattern.compile("(?:(ADDED|MODIFIED|REMOVED)\\s+)?Requirements", Pattern.CASE_INSENSITIVE);
  private static final Pattern REQUIREMENT =
      Pattern.compile("Requirement:\\s*(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCENARIO =
      Pattern.compile("Scenario:\\s*(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OWN_ID = Pattern.compile("[A-Z][A-Z0-9]{1,15}-[0-9]{1,9}:\\s*");

  private final Page page;
  private final String prefix;
  private final Harvest harvest;
  private final Set<String> sections = new HashSet<>();

  OpenSpecSpecReader(Page page, String prefix, Harvest harvest) {
    this.page = page;
    this.prefix = prefix;
    this.harvest = harvest;
  }

  void read() {
    var top = Sections.of(page);
    top.below().forEach(this::section);
    harvest.finish(page);
  }

  private void section(Sections section) {
    if (section.level() == 1) {
      Taken.take(section, page);
      harvest.title(section.title());
      section.below().forEach(this::section);
      return;
    }
    var group = GROUP.matcher(section.title());
    if (section.level() == 2 && group.matches()) {
      Taken.take(section, page);
      reportRepeated(section);
      var isRemoval = "removed".equalsIgnoreCase(group.group(1));
      section.below().forEach(block -> requirement(block, isRemoval));
    } else if (section.level() == 2 && section.title().equalsIgnoreCase("Purpose")) {
      Taken.take(section, page);
      reportRepeated(section);
      purpose(section);
    }
  }

  private void reportRepeated(Sections section) {
    if (!sections.add(section.title().toLowerCase(Locale.ROOT))) {
      harvest.finding(
          REPEATED,
          section.heading().map(Heading::source).orElse(page.nowhere()),
          "the section `%s` stands twice; both were read as one".formatted(section.title()),
          "make one section of the two");
    }
  }

  private void purpose(Sections section) {
    if (section.body().isEmpty()) {
      return;
    }
    var at = page.between(section.body().getFirst().source(), section.body().getLast().source());
    page.take(at);
    var part =
        Part.of(
            Kind.STATEMENT,
            prefix + "Purpose",
            "imported from " + page.path() + ", Purpose",
            page.dedented(at));
    harvest.add(Placed.at(part, at, page.nowhere()));
  }

  private void requirement(Sections block, boolean isRemoval) {
    var form = REQUIREMENT.matcher(block.title());
    if (block.level() != 3 || !form.matches() || block.heading().isEmpty()) {
      return;
    }
    var heading = block.heading().get();
    var name = form.group(1).strip();
    page.take(heading.source());
    var body = body(block);
    var at =
        body.isEmpty() ? heading.source() : page.between(heading.source(), body.getLast().source());
    var textAt =
        body.isEmpty()
            ? page.nowhere()
            : page.between(body.getFirst().source(), body.getLast().source());
    body.forEach(piece -> page.take(piece.source()));
    var text = body.isEmpty() ? "" : Words.shall(page.dedented(textAt));
    if (isRemoval) {
      var part =
          Part.of(
              Kind.BOUNDARY,
              prefix + "removed: " + name,
              "no longer required: " + name,
              text.isEmpty() ? "`" + name + "` is no longer required." : text);
      harvest.add(Placed.at(part, at, page.nowhere()));
      return;
    }
    var scenarios =
        block.below().stream().filter(it -> SCENARIO.matcher(it.title()).matches()).toList();
    var part =
        Part.of(Kind.REQUIREMENT, prefix + name, OWN_ID.matcher(name).replaceFirst(""), text)
            .about(sources())
            .with("Priority", "must")
            .with("Verify", scenarios.isEmpty() ? "inspection" : "test");
    var owner = harvest.add(Placed.at(part, at, page.nowhere()).texted(textAt)).part().name();
    scenarios.forEach(scenario -> scenario(scenario, owner));
  }

  // Deeper headings that are no scenario belong to the text.
  private static List<Piece> body(Sections block) {
    var body = new ArrayList<>(block.body());
    for (var below : block.below()) {
      if (SCENARIO.matcher(below.title()).matches()) {
        break;
      }
      body.addAll(below.whole());
    }
    return body;
  }

  private List<String> sources() {
    return harvest.has(prefix + "Purpose")
        ? List.of(prefix + "Purpose")
        : harvest.has("why") ? List.of("why") : List.of();
  }

  private void scenario(Sections block, String owner) {
    var form = SCENARIO.matcher(block.title());
    if (!form.matches() || block.heading().isEmpty()) {
      return;
    }
    var heading = block.heading().get();
    page.take(heading.source());
    var steps = new ArrayList<String>();
    block.body().forEach(piece -> steps(piece, steps));
    var name = form.group(1).strip();
    var at =
        block.body().isEmpty()
            ? heading.source()
            : page.between(heading.source(), block.body().getLast().source());
    var textAt = textAt(block);
    var part =
        Part.of(Kind.SCENARIO, owner + "/" + name, name, String.join("\n", Steps.complete(steps)))
            .ownedBy(owner);
    harvest.add(Placed.at(part, at, page.nowhere()).texted(textAt));
  }

  private Source textAt(Sections block) {
    return block.body().isEmpty()
        ? page.nowhere()
        : page.between(block.body().getFirst().source(), block.body().getLast().source());
  }

  private void steps(Piece piece, List<String> steps) {
    switch (piece) {
      case Piece.Point point -> {
        Steps.of(point.lead())
            .ifPresent(step -> {
              page.take(point.leadAt());
              steps.add(step + details(point));
            });
      }
      case Piece.Paragraph(var lines, _) ->
          lines.forEach(line ->
              Steps.of(page.slice(line))
                  .ifPresent(step -> {
                    page.take(line);
                    steps.add(step);
                  }));
      case Heading _, Piece.Other _ -> {}
    }
  }

  private String details(Piece.Point point) {
    var details = new StringBuilder();
    for (var below : point.points()) {
      page.take(below.leadAt());
      details.append("; ").append(below.lead()).append(details(below));
    }
    return details.toString();
  }
}
