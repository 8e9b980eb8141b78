package dev.baton.adapters.bridge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.baton.adapters.bridge.Declarations.Declared;
import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Spec Kitty: `spec.md` with declared IDs, and work packages with front matter. Import only.
final class SpecKittyBridge implements Bridge {
  private static final Pattern PACKAGE = Pattern.compile("(?:.*/)?tasks/WP\\d+[^/]*\\.md");
  private static final Pattern KEY = Pattern.compile("([a-z_]+):\\s*(.*)");

  @Override
  public String format() {
    return "spec-kitty";
  }

  @Override
  public List<Unit> units(List<String> paths) {
    return paths.stream()
        .filter(path -> Words.fileOf(path).equals("spec.md") || PACKAGE.matcher(path).matches())
        .collect(groupingBy(SpecKittyBridge::unitOf, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(unit -> new Unit(Words.fileOf(unit.getKey()), unit.getValue()))
        .toList();
  }

  private static String unitOf(String path) {
    return Words.folderOf(PACKAGE.matcher(path).matches() ? Words.folderOf(path) : path);
  }

  @Override
  public Reading read(Folder files) {
    var harvest = new Harvest();
    files
        .named("spec.md")
        .flatMap(path -> Page.in(files, path))
        .ifPresent(page -> {
          section(Sections.of(page), page, new Declarations(page), harvest);
          harvest.finish(page);
        });
    for (var path : files.files().keySet()) {
      if (PACKAGE.matcher(path).matches()) {
        Page.in(files, path).ifPresent(page -> workPackage(page, harvest));
      }
    }
    return harvest.reading();
  }

  private static void section(
      Sections section, Page page, Declarations declarations, Harvest harvest) {
    Taken.take(section, page);
    if (section.level() == 1) {
      harvest.title(section.title());
    }
    var found = declarations.in(section);
    found.forEach(declared -> harvest.add(placed(declared, page)));
    if (found.isEmpty() && !section.body().isEmpty()) {
      var at = page.between(section.body().getFirst().source(), section.body().getLast().source());
      page.take(at);
      harvest.background("**" + section.title() + "**\n\n" + page.dedented(at));
    }
    section.below().forEach(below -> section(below, page, declarations, harvest));
  }

  private static Placed placed(Declared declared, Page page) {
    var text = Words.shall(declared.text());
    var hasNumber = text.chars().anyMatch(Character::isDigit);
    var kind =
        declared.id().startsWith("C-")
            ? Kind.BOUNDARY
            : !declared.id().startsWith("FR") && hasNumber ? Kind.QUALITY : Kind.REQUIREMENT;
    var lead =
        kind == Kind.BOUNDARY || text.toLowerCase(Locale.ROOT).matches("(?s).*\\bshall\\b.*")
            ? ""
            : SpecKitSpecReader.HOLDS;
    var title = declared.title().isEmpty() ? Words.title(declared.text()) : declared.title();
    var part = Part.of(kind, declared.id(), title, lead + text);
    var full =
        kind == Kind.BOUNDARY
            ? part
            : part.with("Priority", Words.priority(declared.priority()).orElse("must"))
                .with("Verify", kind == Kind.QUALITY ? "benchmark" : "inspection");
    return Placed.at(full, declared.whole(), page.nowhere()).texted(declared.textAt());
  }

  private static void workPackage(Page page, Harvest harvest) {
    var front = front(page);
    var name = first(front, "work_package_id");
    if (name.isEmpty()) {
      harvest.finish(page);
      return;
    }
    var goal = first(front, "title");
    for (var section : Sections.of(page).below()) {
      Taken.take(section, page);
      for (var below : section.below()) {
        if (below.title().toLowerCase(Locale.ROOT).startsWith("objective")
            && !below.body().isEmpty()) {
          Taken.take(below, page);
          page.take(below.body().getFirst().source());
          goal = page.dedented(below.body().getFirst().source()).replaceAll("\\s+", " ");
        }
      }
    }
    var part =
        Part.of(Kind.TASK, name, first(front, "title"), goal)
            .about(list(front, "requirement_refs"))
            .after(list(front, "dependencies"))
            .with("Goal", goal);
    var owned = list(front, "owned_files");
    var first = page.pieces().isEmpty() ? page.nowhere() : page.pieces().getFirst().source();
    harvest.add(
        Placed.at(
            owned.isEmpty() ? part : part.with("Writes", String.join(", ", owned)),
            first,
            page.nowhere()));
    harvest.finish(page);
  }

  /// The flat part of the front matter: a text, a list in brackets, or a list below its key.
  private static Map<String, List<String>> front(Page page) {
    var front = new LinkedHashMap<String, List<String>>();
    var last = new ArrayList<String>();
    for (var line : page.frontMatter()) {
      page.take(line);
      var text = page.slice(line);
      var key = KEY.matcher(text);
      if (key.matches()) {
        last = new ArrayList<>();
        front.put(key.group(1), last);
        for (var value : key.group(2).replaceAll("^\\[|\\]$", "").split(",")) {
          if (!value.isBlank()) {
            last.add(unquoted(value));
          }
        }
      } else if (text.strip().startsWith("- ")) {
        last.add(unquoted(text.strip().substring(2)));
      }
    }
    return front;
  }

  private static String unquoted(String value) {
    return value.strip().replaceAll("^[\"']|[\"']$", "");
  }

  private static List<String> list(Map<String, List<String>> front, String key) {
    return front.getOrDefault(key, List.of());
  }

  private static String first(Map<String, List<String>> front, String key) {
    return String.join(", ", list(front, key));
  }
}
