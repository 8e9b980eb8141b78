package dev.baton.adapters.bridge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// OpenSpec: `specs/<capability>/spec.md`, and changes with deltas and tasks.
///
/// A requirement's name is its only identity there, so an export never changes one.
final class OpenSpecBridge implements Bridge {
  static final String FORMAT = "openspec";
  private static final Pattern CHANGE = Pattern.compile("((?:.*/)?changes/(?:archive/)?[^/]+)/.*");
  private static final List<String> READ = List.of("spec.md", "tasks.md", "proposal.md");

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public List<Unit> units(List<String> paths) {
    var mine = paths.stream().filter(path -> READ.contains(Words.fileOf(path))).toList();
    var isChange = mine.contains("tasks.md") || mine.contains("proposal.md");
    return mine.stream()
        .filter(path -> !Words.folderOf(path).isEmpty() || isChange || path.equals("spec.md"))
        .collect(groupingBy(path -> isChange ? "" : unitOf(path), LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .filter(unit -> unit.getValue().stream().anyMatch(path -> !path.endsWith("proposal.md")))
        .map(unit -> new Unit(Words.fileOf(unit.getKey()), unit.getValue()))
        .toList();
  }

  private static String unitOf(String path) {
    var change = CHANGE.matcher(path);
    return change.matches() ? change.group(1) : Words.folderOf(path);
  }

  @Override
  public Reading read(Folder files) {
    var harvest = new Harvest();
    var specs =
        files.files().keySet().stream()
            .filter(path -> Words.fileOf(path).equals("spec.md"))
            .toList();
    for (var path :
        files.files().keySet().stream().filter(it -> it.endsWith("proposal.md")).toList()) {
      Page.in(files, path).ifPresent(page -> proposal(page, harvest));
    }
    for (var path : specs) {
      var prefix = specs.size() > 1 ? Words.fileOf(Words.folderOf(path)) + "/" : "";
      Page.in(files, path).ifPresent(page -> new OpenSpecSpecReader(page, prefix, harvest).read());
    }
    for (var path :
        files.files().keySet().stream().filter(it -> it.endsWith("tasks.md")).toList()) {
      Page.in(files, path).ifPresent(page -> tasks(page, harvest));
    }
    return harvest.reading();
  }

  private static void proposal(Page page, Harvest harvest) {
    for (var section : Sections.of(page).below()) {
      Taken.take(section, page);
      harvestProposal(section, page, harvest);
      section.below().forEach(it -> harvestProposal(it, page, harvest));
    }
    harvest.finish(page);
  }

  private static void harvestProposal(Sections section, Page page, Harvest harvest) {
    Taken.take(section, page);
    if (section.level() == 1) {
      harvest.title(section.title());
    }
    if (section.body().isEmpty()) {
      return;
    }
    var at = page.between(section.body().getFirst().source(), section.body().getLast().source());
    page.take(at);
    if (section.title().equalsIgnoreCase("Why")) {
      var part =
          Part.of(
              Kind.STATEMENT, "why", "imported from " + page.path() + ", Why", page.dedented(at));
      harvest.add(Placed.at(part, at, page.nowhere()));
    } else {
      harvest.background("**" + section.title() + "**\n\n" + page.dedented(at));
    }
  }

  private static void tasks(Page page, Harvest harvest) {
    for (var piece : page.pieces()) {
      switch (piece) {
        case Piece.Heading heading -> page.take(heading.source());
        case Piece.Point point -> task(point, page, harvest);
        case Piece.Paragraph _, Piece.Other _ -> {}
      }
    }
    harvest.finish(page);
  }

  private static void task(Piece.Point point, Page page, Harvest harvest) {
    var line = TaskLine.of(point, page);
    line.ifPresent(task -> {
      page.take(point.leadAt());
      if (task.isSettled()) {
        harvest.done(task.name(), task.text());
        task.details(page).forEach(detail -> page.take(detail.source()));
      } else {
        harvest.add(open(task, page));
      }
    });
    point.points().forEach(below -> task(below, page, harvest));
  }

  private static Placed open(TaskLine task, Page page) {
    var goal = new StringBuilder(task.text());
    for (var detail : task.details(page)) {
      page.take(detail.source());
      goal.append("; ").append(page.dedented(detail.source()).replaceAll("\\s+", " "));
    }
    var part =
        Part.of(Kind.TASK, task.name(), task.text(), goal.toString()).with("Goal", goal.toString());
    var writes = Words.paths(task.text());
    var placed = writes.isEmpty() ? part : part.with("Writes", String.join(", ", writes));
    return Placed.at(placed, task.point().source(), page.nowhere()).titled(task.textAt());
  }

  @Override
  public Optional<Writing> writing() {
    return Optional.of(new OpenSpecWriting());
  }

  private static final class OpenSpecWriting implements Writing {
    @Override
    public Folder skeleton(String name, List<Part> all) {
      var purpose =
          "What %s is held to, as it was agreed in Baton's specs/%s/spec.md.\n"
              .formatted(name, name);
      if (all.stream().noneMatch(part -> part.kind() == Kind.TASK)) {
        return Folder.EMPTY.with(
            "specs/" + name + "/spec.md",
            "# %s Specification\n\n## Purpose\n\n%s\n## Requirements\n".formatted(name, purpose));
      }
      var change = "changes/" + name + "/";
      return Folder.EMPTY
          .with(change + "specs/" + name + "/spec.md", "## ADDED Requirements\n")
          .with(
              change + "proposal.md",
              "## Why\n\n" + purpose + "\n## What Changes\n\n- see specs/\n")
          .with(change + "tasks.md", "## 1. Tasks\n");
    }

    @Override
    public boolean takes(Kind kind) {
      return switch (kind) {
        case REQUIREMENT, QUALITY, SCENARIO, TASK -> true;
        case STATEMENT, TERM, BOUNDARY, QUESTION, DECISION -> false;
      };
    }

    @Override
    public String text(Part part) {
      if (part.kind() == Kind.SCENARIO) {
        return String.join(
            "\n",
            Steps.withoutFiller(part.text()).stream()
                .map(step ->
                    "- **%s** %s"
                        .formatted(Steps.keyword(step).toUpperCase(Locale.ROOT), Steps.rest(step)))
                .toList());
      }
      return Words.inCapitals(part.text(), "SHALL");
    }

    @Override
    public Additions add(Folder files, Reading now, List<Part> fresh, List<Part> all) {
      var edits = new ArrayList<Splice>();
      var names = new LinkedHashMap<String, String>();
      var spec = files.named("spec.md");
      var tasks = files.named("tasks.md");
      var ends = ends(now);
      for (var part : fresh) {
        switch (part.kind()) {
          case REQUIREMENT, QUALITY -> names.put(part.name(), part.name() + ": " + part.title());
          case TASK ->
              tasks.ifPresent(_ -> names.put(part.name(), "task " + part.name().substring(2)));
          default -> {}
        }
      }
      if (spec.isPresent()) {
        var text = new StringBuilder();
        for (var part : fresh) {
          if (part.kind() == Kind.REQUIREMENT || part.kind() == Kind.QUALITY) {
            text.append("\n### Requirement: ")
                .append(names.get(part.name()))
                .append('\n')
                .append(text(part))
                .append('\n');
            scenarios(part.name(), names.getOrDefault(part.name(), ""), fresh, names, text);
          }
        }
        addScenarios(fresh, names, ends, edits);
        append(spec.get(), files, now, Kind.REQUIREMENT, text, edits);
      }
      if (tasks.isPresent()) {
        var text = new StringBuilder();
        fresh.stream()
            .filter(part -> part.kind() == Kind.TASK)
            .forEach(part ->
                text.append("- [ ] ")
                    .append(part.name().substring(2))
                    .append(' ')
                    .append(part.title())
                    .append('\n'));
        append(tasks.get(), files, now, Kind.TASK, text, edits);
      }
      return new Additions(edits, names);
    }

    private static Map<String, Placed> ends(Reading now) {
      var ends = new LinkedHashMap<String, Placed>();
      for (var placed : now.parts()) {
        var part = placed.part();
        var owner = part.kind() == Kind.SCENARIO ? part.owner() : part.name();
        ends.merge(owner, placed, (a, b) -> a.whole().end() > b.whole().end() ? a : b);
      }
      return ends;
    }

    private void scenarios(
        String owner,
        String ownerName,
        List<Part> fresh,
        Map<String, String> names,
        StringBuilder text) {
      fresh.stream()
          .filter(part -> part.kind() == Kind.SCENARIO && part.owner().equals(owner))
          .forEach(part -> text.append(scenario(part, ownerName, names)));
    }

    private String scenario(Part part, String ownerName, Map<String, String> names) {
      var title = part.title().isBlank() ? part.name() : part.title();
      if (names.containsValue(ownerName + "/" + title)) {
        title = title + " (" + part.name() + ")";
      }
      names.put(part.name(), ownerName + "/" + title);
      return "\n#### Scenario: %s\n%s\n".formatted(title, text(part));
    }

    private void addScenarios(
        List<Part> fresh, Map<String, String> names, Map<String, Placed> ends, List<Splice> edits) {
      var byOwner =
          fresh.stream()
              .filter(part -> part.kind() == Kind.SCENARIO && ends.containsKey(part.owner()))
              .collect(groupingBy(Part::owner, LinkedHashMap::new, toList()));
      byOwner.forEach((owner, parts) -> {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(scenario(part, owner, names)));
        Optional.ofNullable(ends.get(owner))
            .map(end ->
                Splice.insert(
                    end.path(), end.whole().end(), "\n" + text.toString().stripTrailing()))
            .ifPresent(edits::add);
      });
    }

    private static void append(
        String path, Folder files, Reading now, Kind kind, StringBuilder text, List<Splice> edits) {
      if (text.isEmpty()) {
        return;
      }
      int end =
          now.parts().stream()
              .filter(placed -> placed.path().equals(path))
              .filter(placed -> kind == Kind.TASK || placed.part().kind() != Kind.BOUNDARY)
              .mapToInt(placed -> placed.whole().end())
              .max()
              .orElse(-1);
      var whole = files.find(path).orElse("");
      if (end >= 0) {
        edits.add(Splice.insert(path, end, "\n" + text.toString().stripTrailing()));
      } else {
        edits.add(
            Splice.insert(
                path,
                whole.length(),
                (whole.endsWith("\n") ? "" : "\n") + (kind == Kind.TASK ? "\n" : "") + text));
      }
    }
  }
}
