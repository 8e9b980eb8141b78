package dev.baton.core.inspect;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import java.util.List;
import java.util.regex.Pattern;

/// Remarks that silence a compiler or a linter. Often right, and worth a second look each time.
final class Suppressions implements Inspection {
  private static final Gate GATE = new Gate("G51", "silenced warnings", 1, Severity.WARN);

  private static final Pattern SILENCED =
      Pattern.compile(
          "@SuppressWarnings\\b|@SuppressFBWarnings\\b|//\\s*NOSONAR\\b|//\\s*CHECKSTYLE:OFF"
              + "|\\beslint-disable\\b|@ts-(ignore|nocheck|expect-error)\\b|\\bbiome-ignore\\b"
              + "|#\\s*noqa\\b|#\\s*type:\\s*ignore|#\\s*pylint:\\s*disable|#\\s*pragma:\\s*no cover"
              + "|//\\s*nolint\\b|#\\[allow\\(|/\\* istanbul ignore|#\\s*rubocop:disable"
              + "|@Suppress\\(\"");

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change
        .change()
        .staying()
        .flatMap(file ->
            file.added(SILENCED)
                .map(line ->
                    new GateFinding("silenced", file.path(), line.number(), line.text().strip())))
        .toList();
  }
}
