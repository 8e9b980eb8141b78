package dev.baton.core.inspect;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.decision.Decisions;
import dev.baton.core.plan.Glob;
import dev.baton.core.tamper.TestFiles;
import java.util.List;
import java.util.function.Predicate;

/// What is inspected, and what was agreed about it: `agreed` are the paths that the contract lets
/// the change write, `isTest` says which files are tests, `commands` are what the policy runs to
/// judge it, `decisions` are those of its base.
public record Inspected(
    ChangeSet change,
    List<Glob> agreed,
    Predicate<String> isTest,
    List<String> commands,
    Decisions decisions) {
  public Inspected {
    agreed = List.copyOf(agreed);
    commands = List.copyOf(commands);
  }

  /// The contract names this very file, so a person who approved it has seen that it changes. A
  /// pattern that happens to cover it says nothing of the kind.
  boolean isNamed(String path) {
    return agreed.stream().anyMatch(glob -> glob.pattern().equals(path));
  }

  /// It is a test by the policy, or by custom where the policy does not know of it.
  boolean holdsTests(String path) {
    return isTest.test(path) || TestFiles.byCustom(path);
  }
}
