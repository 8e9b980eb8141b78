package dev.baton.core.plan;

import dev.baton.core.finding.Finding;
import java.util.List;

/// What a reader understood of one plan file, in the order written.
///
/// `forSpec` is the spec's name with the version the plan was made for, as `tool-lending@3`. It and
/// `name` are empty where the file has none.
public record Plan(
    String name, String forSpec, String path, List<Contract> tasks, List<Finding> readingFindings) {
  public Plan {
    tasks = List.copyOf(tasks);
    readingFindings = List.copyOf(readingFindings);
  }
}
