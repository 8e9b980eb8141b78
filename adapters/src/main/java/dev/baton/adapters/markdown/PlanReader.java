package dev.baton.adapters.markdown;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.text.SourceText;
import dev.baton.core.text.SourceText.Decoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a plan.md. Safe for several threads.
public final class PlanReader {
  private static final Rule HEADING = Rule.warning("R-HEADING");
  private static final Rule STRAY_CHECK = Rule.error("R-STRAY-CHECK");

  /// `path` is only reported under; the content is all there is to read.
  public Plan read(String path, byte[] content) {
    return switch (SourceText.decode(path, content)) {
      case Decoding.Text(var text) -> read(text);
      case Decoding.Unreadable(var finding) -> new Plan("", "", path, List.of(), List.of(finding));
    };
  }

  private static Plan read(SourceText text) {
    var findings = new ArrayList<Finding>();
    var head = new FrontMatterReader(text, findings).read("plan");
    var sections = Outline.read(text, head.bodyStart(), findings);
    var tasks = Sections.read(sections, findings, PlanReader::contract);
    var front = head.frontMatter();
    return new Plan(
        front.value("plan").orElse(""),
        front.value("for").orElse(""),
        text.path(),
        tasks,
        findings);
  }

  private static Optional<Contract> contract(Section section, List<Finding> findings) {
    var declared = section.declaration();
    var id = TaskId.parse(declared.id());
    if (id.isEmpty()) {
      reportBackground(section, findings);
    }
    return id.map(
        it -> new ContractReader(it, section.text(), findings).read(declared.title(), section));
  }

  private static void reportBackground(Section section, List<Finding> findings) {
    section
        .nearMiss()
        .filter(word -> word.regionMatches(true, 0, "T-", 0, 2))
        .map(word ->
            HEADING.at(
                section.headingSource(),
                "this heading looks like a task `%s` but declares none".formatted(word),
                "write `### T-01 · Title`"))
        .ifPresent(findings::add);
    CheckFence.in(section.blocks())
        .map(fence ->
            STRAY_CHECK.at(
                section.text().source(fence),
                "these checks stand under no task, so nobody runs them",
                "move the fence under the `### T-…` heading of the task that proves them"))
        .forEach(findings::add);
  }
}
