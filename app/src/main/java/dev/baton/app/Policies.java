package dev.baton.app;

import dev.baton.adapters.config.PolicyReader;
import dev.baton.core.finding.Finding;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The policy of a tree, or of the file the user is writing.
public final class Policies {
  private final Trees trees;
  private final Map<Tree, Policy> known = new ConcurrentHashMap<>();

  public Policies(Trees trees) {
    this.trees = trees;
  }

  /// The policy in force where the target has the tree.
  public Policy of(Tree tree) {
    return known.computeIfAbsent(tree, this::read);
  }

  private Policy read(Tree tree) {
    var text =
        trees
            .file(tree, Policy.FILE)
            .orElseThrow(() ->
                Problem.usage(
                    "the target has no baton.yaml; the policy in force is the one in the target's"
                        + " commit",
                    "commit it there: git add baton.yaml specs && git commit -m \"baton\""));
    return parsed(Policy.FILE, new String(text, StandardCharsets.UTF_8));
  }

  public static Policy fromFile(Path file) {
    try {
      return parsed(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw Problem.usage("there is no " + file, "run: baton init");
    }
  }

  public static Policy parsed(String path, String text) {
    return switch (PolicyReader.read(path, text)) {
      case PolicyReader.Reading.Understood(var policy) -> policy;
      case PolicyReader.Reading.Faulty(var findings) -> throw faulty(findings);
    };
  }

  private static Problem faulty(List<Finding> findings) {
    var first = findings.getFirst();
    var more = findings.size() > 1 ? " (and " + (findings.size() - 1) + " more)" : "";
    return Problem.usage(
        "%s:%d:%d: %s%s"
            .formatted(
                first.path(), first.range().line(), first.range().column(), first.message(), more),
        first.mend());
  }
}
