package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.decision.Door;
import dev.baton.core.gate.Risk;
import dev.baton.core.gate.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads from the structure of a change how much can go wrong with it: from where it is, what it
/// locks in, how far it is spread and what of it no test came with. What its author says of it
/// counts for nothing.
public final class Risks {
  private static final Pattern RULES =
      Pattern.compile(
          "(baton\\.ya?ml|specs/.*|decisions/.*|\\.github/.*|\\.gitlab-ci\\.yml|\\.ci/.*|\\.circleci/.*"
              + "|Jenkinsfile|azure-pipelines\\.yml|bitbucket-pipelines\\.yml)");
  private static final Set<Door> GRAVE = EnumSet.of(Door.SECURITY, Door.DATA, Door.GATES);
  private static final int MANY_FOLDERS = 5;
  private static final int MANY_LINES = 100;
  private static final int MOST_REASONS = 20;

  private final Inspected change;
  private final List<String> grave = new ArrayList<>();
  private final List<String> shared = new ArrayList<>();

  private Risks(Inspected change) {
    this.change = change;
  }

  /// `guarded` are the paths that the policy names.
  public static Risk of(Inspected change, Predicate<String> guarded) {
    var risks = new Risks(change);
    risks.paths(guarded);
    risks.doors();
    risks.spread();
    risks.untested();
    return risks.risk();
  }

  private void paths(Predicate<String> guarded) {
    for (var file : change.change().files()) {
      if (guarded.test(file.path())) {
        grave.add("guarded: " + file.path());
      } else if (RULES.matcher(file.path()).matches()) {
        grave.add("rules: " + file.path());
      }
    }
  }

  // Also those that a decision has opened: it may be done, and is none the safer for that.
  private void doors() {
    for (var finding : change.doors()) {
      finding
          .opens()
          .ifPresent(door -> (GRAVE.contains(door.door()) ? grave : shared).add(door.words()));
    }
  }

  private void spread() {
    var folders = code().map(Risks::folder).distinct().count();
    if (folders >= MANY_FOLDERS) {
      shared.add("code in %d folders".formatted(folders));
    }
  }

  private void untested() {
    var lines = code().mapToInt(file -> file.added().size()).sum();
    var tests = change.change().staying().anyMatch(file -> change.holdsTests(file.path()));
    if (lines >= MANY_LINES && !tests) {
      shared.add("%d lines of code and no test".formatted(lines));
    }
  }

  private Risk risk() {
    if (!grave.isEmpty()) {
      return risk(Tier.T3, grave);
    }
    if (!shared.isEmpty()) {
      return risk(Tier.T2, shared);
    }
    return code().findAny().isPresent()
        ? new Risk(Tier.T1, List.of("code"))
        : new Risk(Tier.T0, List.of("documents and tests"));
  }

  private static Risk risk(Tier tier, List<String> reasons) {
    return new Risk(tier, reasons.stream().distinct().limit(MOST_REASONS).toList());
  }

  private Stream<FileChange> code() {
    return change.change().files().stream()
        .filter(file -> !file.path().endsWith(".md") && !change.isTest().test(file.path()));
  }

  private static String folder(FileChange file) {
    var end = file.path().lastIndexOf('/');
    return end < 0 ? "" : file.path().substring(0, end);
  }
}
