package dev.baton.core.inspect;

import dev.baton.core.gate.Gate;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.gate.Severity;
import dev.baton.core.supply.LockDoubts;
import dev.baton.core.supply.NewNames;
import java.util.List;
import java.util.stream.Stream;

/// What the change begins to depend on. A one-way door: code grows around a library, and whoever
/// owns it can run theirs here from then on. Whether it exists, and since when, no text can say.
final class Dependencies implements Inspection {
  private static final Gate GATE = new Gate("G10", "new dependencies", 2, Severity.HUMAN);

  @Override
  public Gate gate() {
    return GATE;
  }

  @Override
  public List<GateFinding> findings(Inspected change) {
    return change
        .change()
        .staying()
        .flatMap(file -> Stream.concat(NewNames.of(file).stream(), LockDoubts.of(file).stream()))
        .filter(finding -> finding.opens().stream().noneMatch(change.decisions()::opens))
        .toList();
  }
}
