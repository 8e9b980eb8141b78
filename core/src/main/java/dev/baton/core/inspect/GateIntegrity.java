package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.List;
import java.util.regex.Pattern;

/// What decides whether a change passes is not for that change to decide: policy, lists of what is
/// to be overlooked, thresholds, the very scripts that the gates run. To change them is a task of
/// its own, whose contract names the file.
final class GateIntegrity implements Inspection {
  private static final Gate GATE = new Gate("G50", "the gates are the target's", 1, Severity.BLOCK);

  private static final Pattern PATHS =
      Pattern.compile(
          "baton\\.ya?ml|rubric\\.md|(.*/)?(\\.gitleaks\\.toml|\\.gitleaksignore|\\.semgrepignore"
              + "|\\.trivyignore(\\.ya?ml)?|\\.snyk|\\.bandit|osv-scanner\\.toml|\\.secrets\\.baseline"
              + "|\\.checkov\\.ya?ml|\\.trufflehog.*|sonar-project\\.properties|\\.codecov\\.ya?ml"
              + "|codecov\\.ya?ml|\\.coveragerc|\\.nycrc(\\.json)?|\\.eslintignore"
              + "|.*(spotbugs|findbugs|pmd|checkstyle).*(exclude|suppress).*\\.xml|suppressions\\.xml"
              + "|.*dependency-check.*suppress.*\\.xml|archunit_store/.*|\\.editorconfig-ignore)");

  // Written so that this file itself tells no gate to overlook anything.
  private static final Pattern PASSES =
      Pattern.compile(
          "gitleaks[:]allow|\\bnosem[g]rep\\b|#\\s*nose[c]\\b|//\\s*nose[c]\\b|\\btrivy[:]ignore\\b"
              + "|\\bcheckov[:]skip\\b|\\btfsec[:]ignore\\b|\\blgtm\\s*\\[|\\bcodeql\\[|\\bsnyk[:]ignore\\b"
              + "|\\bpragma:\\s*allowlist[ ]secret\\b");

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change.change().files().stream()
        .filter(file -> !change.isNamed(file.path()))
        .flatMap(file ->
            PATHS.matcher(file.path()).matches() || Runners.isOneOf(change.commands(), file)
                ? List.of(decides(file)).stream()
                : file.added(PASSES)
                    .map(line ->
                        new GateFinding(
                            "suppression",
                            file.path(),
                            line.number(),
                            "tells a gate to overlook this line")))
        .toList();
  }

  private static GateFinding decides(FileChange file) {
    return new GateFinding(
        "gate-policy",
        file.path(),
        0,
        "decides what passes; change it in a task whose contract names it");
  }
}
