package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Bridge.Additions;
import dev.baton.adapters.bridge.Bridge.Writing;
import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes spec.md and tasks.md of spec-kit. The scenarios of a new requirement become a story.
final class SpecKitWriting implements Writing {
  private static final Pattern NUMBER = Pattern.compile("\\D*(\\d{1,6}).*", Pattern.DOTALL);

  @Override
  public Folder skeleton(String name, List<Part> all) {
    var folder =
        Folder.EMPTY.with(
            "spec.md",
            """
            # Feature Specification: %s

            **Feature Branch**: `%s`
            **Status**: Draft
            **Input**: User description: "see Baton's specs/%s/spec.md"

            ## User Scenarios & Testing *(mandatory)*

            ### Edge Cases

            ## Requirements *(mandatory)*

            ### Functional Requirements

            ### Key Entities

            ## Success Criteria *(mandatory)*

            ### Measurable Outcomes
            """
                .formatted(name, name, name));
    return all.stream().anyMatch(part -> part.kind() == Kind.TASK)
        ? folder.with("tasks.md", "# Tasks: %s\n\n## Phase 1: Implementation\n".formatted(name))
        : folder;
  }

  @Override
  public String text(Part part) {
    if (part.kind() == Kind.SCENARIO) {
      return String.join(
          ", ",
          Steps.withoutFiller(part.text()).stream()
              .map(step -> "**%s** %s".formatted(Steps.keyword(step), Steps.rest(step)))
              .toList());
    }
    var text =
        part.text().startsWith(SpecKitSpecReader.HOLDS)
            ? part.text().substring(SpecKitSpecReader.HOLDS.length())
            : part.text();
    return part.kind() == Kind.REQUIREMENT ? Words.inCapitals(text, "MUST") : text;
  }

  @Override
  public Additions add(Folder files, Reading now, List<Part> fresh, List<Part> all) {
    return new Adding(files, now, fresh).add();
  }

  private final class Adding {
    private final Folder files;
    private final Reading now;
    private final List<Part> fresh;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Splice> edits = new ArrayList<>();

    Adding(Folder files, Reading now, List<Part> fresh) {
      this.files = files;
      this.now = now;
      this.fresh = fresh;
    }

    Additions add() {
      files.named("spec.md").ifPresent(this::spec);
      files.named("tasks.md").ifPresent(this::tasks);
      return new Additions(edits, names);
    }

    private void spec(String path) {
      var stories = new StringBuilder();
      int story = highest(name -> name.matches("US\\d+(?:/.*)?"));
      for (var part : of(Kind.REQUIREMENT)) {
        names.put(part.name(), "FR-%03d".formatted(next("FR-", part)));
        var scenarios =
            fresh.stream()
                .filter(it -> it.kind() == Kind.SCENARIO && it.owner().equals(part.name()))
                .toList();
        if (!scenarios.isEmpty()) {
          story++;
          stories.append(story(part, story, scenarios));
        }
      }
      of(Kind.QUALITY)
          .forEach(part -> names.put(part.name(), "SC-%03d".formatted(next("SC-", part))));
      of(Kind.TERM).forEach(part -> names.put(part.name(), "term " + part.title()));
      insert(
          path,
          "User Scenarios & Testing",
          name -> name.matches("US\\d+(?:/.*)?"),
          stories.toString());
      insert(
          path,
          "Functional Requirements",
          name -> name.startsWith("FR"),
          bullets(Kind.REQUIREMENT));
      insert(path, "Key Entities", name -> name.startsWith("term "), terms());
      insert(path, "Measurable Outcomes", name -> name.startsWith("SC"), bullets(Kind.QUALITY));
    }

    private List<Part> of(Kind kind) {
      return fresh.stream().filter(part -> part.kind() == kind).toList();
    }

    private int next(String prefix, Part part) {
      if (part.name().matches(prefix + "\\d{3}")
          && !now.byName().containsKey(part.name())
          && !names.containsValue(part.name())) {
        return Integer.parseInt(part.name().substring(prefix.length()));
      }
      return highest(name -> name.startsWith(prefix)) + 1;
    }

    private int highest(Predicate<String> which) {
      return Stream.concat(
              now.parts().stream().map(placed -> placed.part().name()), names.values().stream())
          .filter(which)
          .map(NUMBER::matcher)
          .filter(Matcher::matches)
          .mapToInt(number -> Integer.parseInt(number.group(1)))
          .max()
          .orElse(0);
    }

    private String story(Part part, int number, List<Part> scenarios) {
      var priority =
          switch (part.field("Priority", "must")) {
            case "should" -> "P2";
            case "could" -> "P3";
            default -> "P1";
          };
      var out =
          new StringBuilder(
              "\n\n### User Story %d - %s (Priority: %s)\n\n%s (%s)\n\n**Acceptance Scenarios**:\n"
                  .formatted(
                      number,
                      part.title(),
                      priority,
                      Words.inCapitals(part.text(), "MUST"),
                      names.get(part.name())));
      for (int i = 0; i < scenarios.size(); i++) {
        names.put(scenarios.get(i).name(), "US%d/%d".formatted(number, i + 1));
        out.append("\n%d. %s".formatted(i + 1, text(scenarios.get(i))));
      }
      return out.toString();
    }

    private String bullets(Kind kind) {
      var out = new StringBuilder();
      of(kind)
          .forEach(part ->
              out.append(
                  "\n- **%s**: %s"
                      .formatted(names.get(part.name()), text(part).replace("\n", "\n  "))));
      return out.toString();
    }

    private String terms() {
      var out = new StringBuilder();
      of(Kind.TERM)
          .forEach(part ->
              out.append(
                  "\n- **%s**: %s".formatted(part.title(), part.text().replaceAll("\\s+", " "))));
      return out.toString();
    }

    private void tasks(String path) {
      var out = new StringBuilder();
      int last = lastTask(path);
      for (var part : of(Kind.TASK)) {
        last++;
        names.put(part.name(), "T%03d".formatted(last));
      }
      for (var part : of(Kind.TASK)) {
        var task = part.renamed(names);
        out.append("\n- [ ] %s %s".formatted(task.name(), task.title()));
        var about = task.about().stream().filter(name -> name.matches("(?:FR|SC)-\\d+")).toList();
        if (!about.isEmpty()) {
          out.append(" per ").append(String.join(", ", about));
        }
        if (!task.after().isEmpty()) {
          out.append(" (depends on ").append(String.join(", ", task.after())).append(')');
        }
      }
      insert(
          path,
          "Phase 1: Implementation",
          name -> name.matches("T\\d+[a-z]?|task .*"),
          out.toString());
    }

    private int lastTask(String path) {
      return Pattern.compile("\\bT(\\d{1,6})\\b")
          .matcher(files.find(path).orElse(""))
          .results()
          .mapToInt(it -> Integer.parseInt(it.group(1)))
          .max()
          .orElse(0);
    }

    /// Behind the last part of that sort, or under its heading, or under a new one at the end.
    private void insert(String path, String heading, Predicate<String> sort, String text) {
      if (text.isEmpty()) {
        return;
      }
      var last =
          now.parts().stream()
              .filter(placed -> placed.path().equals(path) && sort.test(placed.part().name()))
              .map(Placed::whole)
              .mapToInt(it -> it.end())
              .max();
      if (last.isPresent()) {
        edits.add(Splice.insert(path, last.getAsInt(), text));
        return;
      }
      var gap = text.startsWith("\n\n") ? "" : "\n";
      var under = heading(path, heading);
      edits.add(
          under
              .map(at -> Splice.insert(path, at, gap + text))
              .orElseGet(() ->
                  Splice.insert(
                      path,
                      files.find(path).orElse("").stripTrailing().length(),
                      "\n\n## " + heading + "\n" + gap + text)));
    }

    private Optional<Integer> heading(String path, String words) {
      return Page.in(files, path).stream()
          .flatMap(page -> page.pieces().stream())
          .filter(
              piece -> piece instanceof Piece.Heading heading && heading.text().startsWith(words))
          .map(piece -> piece.source().end())
          .findFirst();
    }
  }
}
