package dev.baton.adapters.bridge;

import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads one feature file, line by line as Gherkin itself does. One use each.
final class GherkinReader {
  static final String PROMISE =
      "The product shall do what is described here, as the scenarios show.";
  private static final Rule LANGUAGE = Rule.warning("B-LANGUAGE");
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*(Feature|Rule|Background|Scenario Outline|Scenario Template|Scenario|Example|Examples|Scenarios):\\s*(.*?)\\s*");
  private static final Pattern STEP =
      Pattern.compile("\\s*(Given|When|Then|And|But|\\*)\\s+(.*?)\\s*");
  private static final Pattern ID_TAG =
      Pattern.compile("@([A-Z][A-Z0-9]{1,15}-[0-9]{3,9}/S[0-9]{1,9})");
  private static final Pattern ID_NAME = Pattern.compile("[A-Z][A-Z0-9]{1,15}-[0-9]{3,9}:\\s*");

  private final Page page;
  private final Harvest harvest;
  private String feature = "";
  private String owner = "";

  GherkinReader(Page page, Harvest harvest) {
    this.page = page;
    this.harvest = harvest;
  }

  /// A keyword line with the lines below it up to the next one.
  private record Block(String keyword, String name, String tags, Source line, List<Source> below) {}

  void read() {
    var blocks = blocks();
    var hasRules = blocks.stream().anyMatch(block -> block.keyword.equals("Rule"));
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      switch (block.keyword) {
        case "Feature" -> feature(block, hasRules);
        case "Rule" -> rule(block);
        case "Background" -> background(block);
        case "Examples", "Scenarios" -> {}
        default -> scenario(block);
      }
    }
    harvest.finish(page);
  }

  private List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    var tags = new StringBuilder();
    var quoted = "";
    for (var line : page.allLines()) {
      var text = page.slice(line).strip();
      if (!quoted.isEmpty() || text.startsWith("\"\"\"") || text.startsWith("```")) {
        var mark = text.startsWith("\"\"\"") ? "\"\"\"" : text.startsWith("```") ? "```" : "";
        quoted = quoted.isEmpty() ? mark : quoted.equals(mark) ? "" : quoted;
        addBelow(blocks, line);
        continue;
      }
      var block = BLOCK.matcher(page.slice(line));
      if (block.matches()) {
        blocks.add(
            new Block(block.group(1), block.group(2), tags.toString(), line, new ArrayList<>()));
        tags.setLength(0);
      } else if (text.startsWith("@")) {
        page.take(line);
        tags.append(text).append(' ');
      } else if (text.startsWith("# language:") && !text.matches("# language:\\s*en.*")) {
        harvest.finding(
            LANGUAGE,
            line,
            "only English keywords are read",
            "import a feature in English, or write the spec by hand");
      } else {
        addBelow(blocks, line);
      }
    }
    return blocks;
  }

  private void addBelow(List<Block> blocks, Source line) {
    if (!blocks.isEmpty() && !page.slice(line).isBlank()) {
      blocks.getLast().below.add(line);
    }
  }

  private List<Source> description(Block block) {
    return block.below.stream().filter(line -> !page.slice(line).strip().startsWith("#")).toList();
  }

  private Source around(List<Source> lines) {
    var first = lines.getFirst();
    int indent = page.slice(first).length() - page.slice(first).stripLeading().length();
    return page.between(page.span(first.start() + indent, first.end()), lines.getLast());
  }

  private void feature(Block block, boolean hasRules) {
    page.take(block.line);
    harvest.title(block.name);
    feature = block.name;
    var lines = description(block);
    lines.forEach(page::take);
    var told = lines.isEmpty() ? block.name : page.dedented(around(lines));
    harvest.add(
        Placed.at(
            Part.of(Kind.STATEMENT, "feature " + feature, "imported from " + page.path(), told),
            block.line,
            page.nowhere()));
    if (!hasRules) {
      requirement(block, feature, PROMISE, page.nowhere());
    }
  }

  private void rule(Block block) {
    page.take(block.line);
    var lines = description(block);
    lines.forEach(page::take);
    var said = lines.isEmpty() ? "" : page.dedented(around(lines));
    var name =
        Words.shall(said).contains("shall")
            ? said
            : Words.shall(block.name).contains("shall") ? block.name : "";
    requirement(
        block,
        block.name,
        name.isEmpty() ? PROMISE + "\n\n" + said : Words.shall(name),
        lines.isEmpty() || name.isEmpty() ? page.nowhere() : around(lines));
  }

  private void requirement(Block block, String name, String text, Source textAt) {
    var part =
        Part.of(Kind.REQUIREMENT, name, ID_NAME.matcher(name).replaceFirst(""), text.strip())
            .about(List.of("feature " + feature))
            .with("Priority", "must")
            .with("Verify", "test");
    var whole = textAt.start() < textAt.end() ? page.between(block.line, textAt) : block.line;
    owner = harvest.add(Placed.at(part, whole, page.nowhere()).texted(textAt)).part().name();
  }

  private void background(Block block) {
    page.take(block.line);
    var lines = new ArrayList<String>();
    for (var line : block.below) {
      if (STEP.matcher(page.slice(line)).matches()) {
        page.take(line);
        lines.add("- " + page.slice(line).strip());
      }
    }
    harvest.background(
        "**Before each scenario of " + feature + "**\n\n" + String.join("\n", lines));
  }

  private void scenario(Block block) {
    if (owner.isEmpty()) {
      return;
    }
    page.take(block.line);
    var steps = new ArrayList<String>();
    var lines = new ArrayList<Source>();
    for (var line : block.below) {
      var step = STEP.matcher(page.slice(line));
      if (step.matches()) {
        page.take(line);
        lines.add(line);
        steps.add((step.group(1).equals("*") ? "And" : step.group(1)) + " " + step.group(2));
      }
    }
    var tag = ID_TAG.matcher(block.tags);
    var name = tag.find() ? tag.group(1) : owner + "/" + block.name;
    var part =
        Part.of(Kind.SCENARIO, name, block.name, String.join("\n", Steps.complete(steps)))
            .ownedBy(owner);
    var whole =
        block.below.isEmpty() ? block.line : page.between(block.line, block.below.getLast());
    var from =
        block.line.start()
            + page.slice(block.line).indexOf(block.name, page.slice(block.line).indexOf(':'));
    harvest.add(
        Placed.at(part, whole, page.nowhere())
            .titled(
                block.name.isEmpty() ? page.nowhere() : page.span(from, from + block.name.length()))
            .texted(lines.isEmpty() ? page.nowhere() : around(lines)));
  }
}
