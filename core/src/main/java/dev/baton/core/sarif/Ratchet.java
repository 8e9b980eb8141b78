package dev.baton.core.sarif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What was there stops nobody, what comes anew does.
public final class Ratchet {
  private Ratchet() {}

  /// Those of `after` that `before` does not have. Where the same stands in several places, as many
  /// of them are old as there were before.
  public static List<Reported> fresh(List<Reported> before, List<Reported> after) {
    var old = new HashMap<String, Integer>();
    before.forEach(each -> old.merge(each.mark(), 1, Integer::sum));
    var fresh = new ArrayList<Reported>();
    for (var each : after) {
      if (old.merge(each.mark(), -1, Integer::sum) < 0) {
        fresh.add(each);
      }
    }
    return fresh;
  }
}
