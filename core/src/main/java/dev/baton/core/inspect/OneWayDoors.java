package dev.baton.core.inspect;

import dev.baton.core.change.FileChange;
import dev.baton.core.change.Line;
import dev.baton.core.decision.Door;
import dev.baton.core.decision.Doorway;
import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import dev.baton.core.supply.NewNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a change would lock in. A person says yes to each with a reason, which becomes a decision;
/// what a decision of the base opened before is not asked again.
final class OneWayDoors implements Inspection {
  private static final Gate GATE = new Gate("G52", "one-way doors", 1, Severity.HUMAN);

  private static final Pattern FORMATS =
      Pattern.compile(
          "(.*/)?[^/]*\\.(proto|avsc|avdl|thrift|xsd|wsdl|graphqls?|fbs|capnp|schema\\.json)"
              + "|(.*/)?(openapi|swagger|asyncapi)[^/]*\\.(ya?ml|json)");
  private static final Pattern SCHEMA =
      Pattern.compile(
          "\\b(CREATE|ALTER|RENAME)\\s+(UNIQUE\\s+)?(TABLE|TYPE|INDEX|VIEW|SEQUENCE)\\b"
              + "|\\b(create_table|add_column|rename_column|createTable|addColumn|renameColumn)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPENED =
      Pattern.compile(
          "\\bverify\\s*=\\s*False\\b|\\bInsecureSkipVerify:\\s*true|\\brejectUnauthorized:\\s*false"
              + "|NODE_TLS_REJECT_UNAUTHORIZED|\\bcsrf\\(?\\)?\\s*\\.\\s*disable\\b|@csrf_exempt\\b"
              + "|\\.permitAll\\(|\\bALLOWED_HOSTS\\s*=\\s*\\[\\s*['\"]\\*"
              + "|Access-Control-Allow-Origin['\"]?\\s*[,:]\\s*['\"]?\\*|\\bALLOW_ALL_ORIGINS\\b"
              + "|ALLOW_ALL_HOSTNAME_VERIFIER|NoopHostnameVerifier|\\bcheck_hostname\\s*=\\s*False"
              + "|\\bStrictHostKeyChecking[= ]no\\b|\\bprivileged:\\s*true\\b");

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change.doors().stream()
        .filter(finding -> finding.opens().stream().noneMatch(change.decisions()::opens))
        .toList();
  }

  /// Those that a decision has opened as well.
  static List<GateFinding> all(Inspected change) {
    var findings = new ArrayList<GateFinding>();
    for (var file : change.change().files()) {
      if (!change.holdsTests(file.path()) && !file.path().endsWith(".md")) {
        inFile(file, change, findings);
      }
    }
    for (var found : new Irreversible().findings(change)) {
      findings.add(found(Door.DATA, found.path(), found.path(), found.line(), found.message()));
    }
    return findings;
  }

  private static void inFile(FileChange file, Inspected change, List<GateFinding> findings) {
    var path = file.path();
    if (FORMATS.matcher(path).matches()) {
      findings.add(found(Door.FORMAT, path, path, 0, "is read by others than this program"));
    }
    if (GateIntegrity.decidesGates(path)) {
      findings.add(found(Door.GATES, path, path, 0, "decides what passes from now on"));
    }
    if (Irreversible.isSql(path)) {
      first(file, SCHEMA)
          .ifPresent(line ->
              findings.add(found(Door.SCHEMA, path, path, line.number(), line.text().strip())));
    }
    first(file, OPENED)
        .ifPresent(line ->
            findings.add(found(Door.SECURITY, path, path, line.number(), line.text().strip())));
    for (var name : NewNames.of(file)) {
      name.opens()
          .ifPresent(door ->
              findings.add(found(door.door(), door.place(), path, name.line(), name.message())));
    }
    GivenPromise.of(change.decisions(), path)
        .ifPresent(promise ->
            Declarations.gone(file)
                .forEach(gone ->
                    findings.add(found(Door.PROMISE, path, path, 0, promise.broken(gone)))));
  }

  private static Optional<Line> first(FileChange file, Pattern pattern) {
    return file.added(pattern).findFirst();
  }

  private static GateFinding found(Door door, String place, String path, int line, String what) {
    var message = "%s: %s; %s".formatted(door.word(), what, door.locksIn());
    return new GateFinding(door.word(), path, line, message, Optional.of(new Doorway(door, place)));
  }
}
