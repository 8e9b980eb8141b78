package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes spec.md and plan.md.
///
/// What a foreign text says must not turn into something else here: a heading in it becomes bold,
/// and a bullet that looks like a field gets its label in bold.
final class BatonText {
  private static final Pattern HEADING =
      Pattern.compile(" {0,3}#{1,6}(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:-+|=+)[ \\t]*");
  private static final Pattern FIELD =
      Pattern.compile("(\\s*[-*+]\\s+)([A-Z][A-Za-z]*(?: [a-z]+){0,2}:)(\\s.*|$)");
  private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");

  private BatonText() {}

  static String spec(String name, Reading reading, String origin, List<Part> parts) {
    var out =
        new StringBuilder(
            "---\nspec: %s\nversion: 1\nstatus: draft\n---\n\n# %s\n"
                .formatted(name, title(reading, name)));
    out.append("\nImported from ").append(origin).append(".\n");
    reading.background().forEach(words -> out.append('\n').append(safe(words)).append('\n'));
    section(out, "What was said", parts, Kind.STATEMENT);
    section(out, "Words", parts, Kind.TERM);
    section(out, "Boundaries", parts, Kind.BOUNDARY);
    section(out, "Decisions", parts, Kind.DECISION);
    section(out, "Requirements", parts, Kind.REQUIREMENT);
    section(out, "Qualities", parts, Kind.QUALITY);
    section(out, "Open questions", parts, Kind.QUESTION);
    return out.toString();
  }

  static String plan(String name, Reading reading, String origin, List<Part> parts) {
    var out =
        new StringBuilder(
            "---\nplan: %s\nfor: %s@1\n---\n\n# Plan: %s\n"
                .formatted(name, name, title(reading, name)));
    out.append("\nImported from ").append(origin).append(".\n");
    reading.planBackground().forEach(words -> out.append('\n').append(safe(words)).append('\n'));
    if (!reading.done().isEmpty()) {
      out.append("\n## Done before the import\n\n");
      reading
          .done()
          .forEach(words -> out.append("- ").append(safe(Words.title(words))).append('\n'));
    }
    section(out, "Tasks", parts, Kind.TASK);
    return out.toString();
  }

  private static String title(Reading reading, String name) {
    return reading.title().isBlank() ? name : reading.title();
  }

  private static void section(StringBuilder out, String heading, List<Part> parts, Kind kind) {
    var mine = parts.stream().filter(part -> part.kind() == kind).toList();
    if (mine.isEmpty()) {
      return;
    }
    out.append("\n## ").append(heading).append('\n');
    for (var part : mine) {
      out.append('\n').append(item(part));
      parts.stream()
          .filter(it -> it.kind() == Kind.SCENARIO && it.owner().equals(part.name()))
          .forEach(it -> out.append('\n').append(scenario(it)));
    }
  }

  static String item(Part part) {
    var out = new StringBuilder("### ").append(part.name()).append(heading(part)).append('\n');
    if (part.kind() == Kind.STATEMENT) {
      safe(part.text())
          .lines()
          .forEach(line -> out.append(line.isEmpty() ? ">" : "> " + line).append('\n'));
    } else if (part.kind() != Kind.TASK && !part.text().isBlank()) {
      out.append(safe(part.text())).append('\n');
    }
    var fields = fields(part);
    if (!fields.isEmpty() && endsInList(part)) {
      out.append('\n');
    }
    fields.forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  // A field right after a bullet would be one more bullet of that list, which is fine; after a
  // nested or wrapped one it would be part of it.
  private static boolean endsInList(Part part) {
    return part.text()
        .lines()
        .anyMatch(line -> line.stripLeading().matches("(?:[-*+]|[0-9]+[.)])\\s.*|\\|.*"));
  }

  private static String heading(Part part) {
    var title = Words.title(part.title());
    return part.kind() == Kind.TERM || title.isEmpty() ? "" : " · " + title;
  }

  private static List<String> fields(Part part) {
    var lines = new ArrayList<String>();
    switch (part.kind()) {
      case REQUIREMENT, QUALITY -> lines.add("- Source: " + String.join(", ", part.about()));
      case QUESTION ->
          lines.add(
              "- Blocks: " + (part.about().isEmpty() ? "-" : String.join(", ", part.about())));
      case TASK -> {
        if (!part.about().isEmpty()) {
          lines.add("- Implements: " + String.join(", ", part.about()));
        }
        if (!part.after().isEmpty()) {
          lines.add("- Depends: " + String.join(", ", part.after()));
        }
      }
      case STATEMENT, TERM, BOUNDARY, SCENARIO, DECISION -> {}
    }
    part.fields()
        .forEach((name, value) ->
            lines.add("- %s: %s".formatted(name, value.replaceAll("\\s+", " ").strip())));
    return lines;
  }

  private static String scenario(Part part) {
    var out = new StringBuilder("#### ").append(part.name()).append(heading(part)).append('\n');
    part.text().lines().forEach(step -> out.append("- ").append(step).append('\n'));
    return out.toString();
  }

  static String safe(String text) {
    var out = new ArrayList<String>();
    var fenced = false;
    for (var line : text.strip().lines().toList()) {
      fenced ^= FENCE.matcher(line).matches();
      out.add(fenced ? line : safeLine(line));
    }
    if (fenced) {
      out.add("```");
    }
    return String.join("\n", out).strip();
  }

  private static String safeLine(String line) {
    var heading = HEADING.matcher(line);
    if (heading.matches()) {
      return heading.group(1) == null || heading.group(1).isBlank()
          ? ""
          : "**" + heading.group(1).replace("**", "") + "**";
    }
    if (UNDERLINE.matcher(line).matches()) {
      return "";
    }
    var field = FIELD.matcher(line);
    return field.matches() ? field.group(1) + "**" + field.group(2) + "**" + field.group(3) : line;
  }
}
