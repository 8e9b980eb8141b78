package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import dev.baton.core.secret.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Secrets in what was added: lines, names of files, messages of commits. The finding never holds
/// what was found.
final class Secrets implements Inspection {
  private static final Gate GATE = new Gate("G05", "secrets", 1, Severity.BLOCK);

  private final Scanner scanner = Scanner.forSources();

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    var findings = new ArrayList<GateFinding>();
    change.change().staying().forEach(file -> inFile(file, findings));
    for (var message : change.change().messages()) {
      for (var match : scanner.find(message)) {
        findings.add(
            new GateFinding("secret", "a commit's message", 0, "holds a secret: " + match.kind()));
      }
    }
    return findings;
  }

  private void inFile(FileChange file, List<GateFinding> findings) {
    for (var match : scanner.find(file.path())) {
      findings.add(
          new GateFinding("secret", "a file's name", 0, "holds a secret: " + match.kind()));
    }
    // As one text: a key goes over many lines.
    var text = file.added().stream().map(Line::text).collect(Collectors.joining("\n"));
    for (var match : scanner.find(text)) {
      var line = (int) text.substring(0, match.start()).chars().filter(c -> c == '\n').count();
      findings.add(
          new GateFinding(
              "secret",
              file.path(),
              file.added().get(line).number(),
              "holds a secret: " + match.kind()));
    }
  }
}
