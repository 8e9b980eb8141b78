package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Bridge.Additions;
import dev.baton.adapters.bridge.Bridge.Writing;
import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.adapters.bridge.Piece.Heading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes requirements.md and tasks.md. A scenario becomes a criterion of its requirement.
final class KiroWriting implements Writing {
  @Override
  public Folder skeleton(String name, List<Part> all) {
    var terms = all.stream().anyMatch(part -> part.kind() == Kind.TERM) ? "## Glossary\n\n" : "";
    var folder =
        Folder.EMPTY.with(
            "requirements.md",
            "# Requirements Document\n\n## Introduction\n\nWhat was agreed in Baton's specs/%s/spec.md.\n\n%s## Requirements\n"
                .formatted(name, terms));
    return all.stream().anyMatch(part -> part.kind() == Kind.TASK)
        ? folder.with("tasks.md", "# Implementation Plan: %s\n\n## Tasks\n".formatted(name))
        : folder;
  }

  @Override
  public String text(Part part) {
    if (part.kind() == Kind.SCENARIO) {
      return String.join(
          ", ",
          Steps.withoutFiller(part.text()).stream()
              .map(step -> Steps.keyword(step).toUpperCase(Locale.ROOT) + " " + Steps.rest(step))
              .toList());
    }
    return part.kind() == Kind.REQUIREMENT || part.kind() == Kind.QUALITY
        ? Words.inCapitals(part.text(), "SHALL")
        : part.text();
  }

  @Override
  public String about(Part part) {
    return String.join(", ", part.about());
  }

  @Override
  public Additions add(Folder files, Reading now, List<Part> fresh, List<Part> all) {
    return new Adding(files, now, fresh, all).add();
  }

  /// One round of additions; numbers go on where they end.
  private final class Adding {
    private final Folder files;
    private final Reading now;
    private final List<Part> fresh;
    private final List<Part> all;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Splice> edits = new ArrayList<>();

    Adding(Folder files, Reading now, List<Part> fresh, List<Part> all) {
      this.files = files;
      this.now = now;
      this.fresh = fresh;
      this.all = all;
    }

    Additions add() {
      KiroBridge.SPECS.stream()
          .flatMap(name -> files.named(name).stream())
          .findFirst()
          .ifPresent(this::requirements);
      files.named("tasks.md").ifPresent(this::tasks);
      return new Additions(edits, names);
    }

    private void requirements(String path) {
      terms(path);
      var text = new StringBuilder();
      for (var part : fresh) {
        if (part.kind() == Kind.REQUIREMENT || part.kind() == Kind.QUALITY) {
          text.append(requirement(part, lastRequirement() + 1));
        }
      }
      if (!text.isEmpty()) {
        insertAfter(path, end(path, Kind.REQUIREMENT), text.toString());
      }
      for (var part : fresh) {
        if (part.kind() == Kind.SCENARIO && !names.containsKey(part.name())) {
          criterion(part);
        }
      }
    }

    private void terms(String path) {
      var text = new StringBuilder();
      for (var part : fresh) {
        if (part.kind() == Kind.TERM) {
          names.put(part.name(), "term " + part.title());
          text.append("- **")
              .append(part.title())
              .append("**: ")
              .append(part.text().replaceAll("\\s+", " "))
              .append('\n');
        }
      }
      if (!text.isEmpty()) {
        int end = end(path, Kind.TERM);
        int at = end >= 0 ? end : glossary(path);
        edits.add(
            Splice.insert(path, at, (end >= 0 ? "\n" : "\n\n") + text.toString().stripTrailing()));
      }
    }

    private int glossary(String path) {
      return Page.in(files, path).stream()
          .flatMap(page -> page.pieces().stream())
          .filter(piece ->
              piece instanceof Heading heading && heading.text().equalsIgnoreCase("Glossary"))
          .mapToInt(piece -> piece.source().end())
          .findFirst()
          .orElse(files.find(path).orElse("").stripTrailing().length());
    }

    private int lastRequirement() {
      var there = now.of(Kind.REQUIREMENT).stream().map(placed -> placed.part().name());
      return Stream.concat(there, names.values().stream())
          .filter(name -> name.matches("\\d{1,6}\\.\\d{1,6}"))
          .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('.'))))
          .max()
          .orElse(0);
    }

    private String requirement(Part part, int number) {
      var out = new StringBuilder("\n\n### Requirement %d: %s\n\n".formatted(number, part.title()));
      story(part).ifPresent(story -> out.append("**User Story:** ").append(story).append("\n\n"));
      out.append("#### Acceptance Criteria\n\n1. ").append(text(part).replace("\n", "\n   "));
      names.put(part.name(), number + ".1");
      int criterion = 2;
      for (var scenario : fresh) {
        if (scenario.kind() == Kind.SCENARIO && scenario.owner().equals(part.name())) {
          names.put(scenario.name(), number + "." + criterion);
          out.append('\n').append(criterion).append(". ").append(text(scenario));
          criterion++;
        }
      }
      return out.toString();
    }

    private Optional<String> story(Part part) {
      return all.stream()
          .filter(it -> it.kind() == Kind.STATEMENT && part.about().contains(it.name()))
          .map(it -> it.text().replaceAll("\\s+", " ").strip())
          .findFirst();
    }

    /// A scenario of a requirement that is there: one more criterion at the end of its list.
    private void criterion(Part part) {
      var number = part.owner().replaceAll("\\..*", "");
      var list =
          now.of(Kind.REQUIREMENT).stream()
              .filter(placed -> placed.part().name().startsWith(number + "."))
              .toList();
      if (list.isEmpty()) {
        return;
      }
      int next =
          Stream.concat(list.stream().map(placed -> placed.part().name()), names.values().stream())
                  .filter(name -> name.matches("\\Q" + number + "\\E\\.\\d{1,6}"))
                  .mapToInt(name -> Integer.parseInt(name.substring(name.indexOf('.') + 1)))
                  .max()
                  .orElse(0)
              + 1;
      names.put(part.name(), number + "." + next);
      var last = list.getLast();
      edits.add(Splice.insert(last.path(), last.whole().end(), "\n" + next + ". " + text(part)));
    }

    private void tasks(String path) {
      int last = numbers(path);
      for (var part : fresh) {
        if (part.kind() == Kind.TASK) {
          last++;
          names.put(part.name(), "task " + last);
        }
      }
      var text = new StringBuilder();
      fresh.stream()
          .filter(part -> part.kind() == Kind.TASK)
          .map(part -> part.renamed(names))
          .forEach(part -> text.append(task(part)));
      if (!text.isEmpty()) {
        insertAfter(path, end(path, Kind.TASK), text.toString());
      }
    }

    private String task(Part part) {
      var out = new StringBuilder("\n\n- [ ] %s. %s".formatted(number(part.name()), part.title()));
      if (!part.text().isBlank() && !part.text().equals(part.title())) {
        out.append("\n  - ").append(part.text().replaceAll("\\s+", " "));
      }
      var numbers = part.about().stream().filter(name -> name.matches("[0-9.]+")).toList();
      if (!numbers.isEmpty()) {
        out.append("\n  - _Requirements: ").append(String.join(", ", numbers)).append('_');
      }
      if (!part.after().isEmpty()) {
        out.append("\n  - _Depends: ")
            .append(String.join(", ", part.after().stream().map(Adding::number).toList()))
            .append('_');
      }
      return out.toString();
    }

    private static String number(String name) {
      return name.startsWith("task ") ? name.substring("task ".length()) : name;
    }

    /// The highest whole number a task has, done ones too.
    private int numbers(String path) {
      return Page.in(files, path).stream()
          .flatMap(page ->
              page.pieces().stream()
                  .filter(Piece.Point.class::isInstance)
                  .map(Piece.Point.class::cast)
                  .flatMap(point -> TaskLine.of(point, page).stream()))
          .filter(task -> task.number().matches("\\d{1,6}(?:\\.\\d+)*"))
          .mapToInt(task -> Integer.parseInt(task.number().replaceAll("\\..*", "")))
          .max()
          .orElse(0);
    }

    private int end(String path, Kind kind) {
      return now.of(kind).stream()
          .filter(placed -> placed.path().equals(path))
          .mapToInt(placed -> placed.whole().end())
          .max()
          .orElse(-1);
    }

    private void insertAfter(String path, int end, String text) {
      int at = end >= 0 ? end : afterTasks(path);
      edits.add(Splice.insert(path, at, text));
    }

    // Where no open part is left to stand behind: after the last point or heading that is no
    // remark.
    private int afterTasks(String path) {
      int last = files.find(path).orElse("").stripTrailing().length();
      for (var page : Page.in(files, path).stream().toList()) {
        for (var piece : page.pieces()) {
          if (piece instanceof Piece.Point point && TaskLine.of(point, page).isPresent()) {
            last = Math.min(files.find(path).orElse("").length(), piece.source().end());
          }
        }
      }
      return last;
    }
  }
}
