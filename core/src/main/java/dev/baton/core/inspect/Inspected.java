package dev.baton.core.inspect;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.decision.Decisions;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.plan.Glob;
import dev.baton.core.tamper.Sign;
import dev.baton.core.tamper.TestFiles;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is inspected, and what was agreed about it. What several gates ask for is read once,
/// whoever asks first; safe for several threads.
public final class Inspected {
  private final ChangeSet change;
  private final List<Glob> agreed;
  private final Predicate<String> isTest;
  private final List<String> commands;
  private final Decisions decisions;
  private @Nullable List<Sign> signs;
  private @Nullable List<GateFinding> doors;

  /// `agreed` are the paths that the contract lets the change write, `isTest` says which files are
  /// tests, `commands` are what the policy runs to judge it, `decisions` are those of its base.
  public Inspected(
      ChangeSet change,
      List<Glob> agreed,
      Predicate<String> isTest,
      List<String> commands,
      Decisions decisions) {
    this.change = change;
    this.agreed = List.copyOf(agreed);
    this.isTest = isTest;
    this.commands = List.copyOf(commands);
    this.decisions = decisions;
  }

  ChangeSet change() {
    return change;
  }

  Predicate<String> isTest() {
    return isTest;
  }

  List<String> commands() {
    return commands;
  }

  Decisions decisions() {
    return decisions;
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

  /// What its tests insist on less than before.
  synchronized List<Sign> signs() {
    if (signs == null) {
      signs = TestSigns.in(this);
    }
    return signs;
  }

  /// The one-way doors it goes through, those that a decision has opened as well.
  synchronized List<GateFinding> doors() {
    if (doors == null) {
      doors = OneWayDoors.all(this);
    }
    return doors;
  }
}
