package dev.baton.adapters.performer;

import java.util.ArrayList;
import java.util.List;

/// What the policy runs in a fresh clone, once, before its performer begins.
///
/// It runs within the performer's walls and in its time. What it says is no saying of the
/// performer, and where it fails nobody begins.
public record Preparation(String command) {
  // "$0" is the command. The mark lies where no hand-in takes it along.
  private static final String ONCE =
      """
      if [ ! -e .git/prepared ]; then
        sh -c "$0" </dev/null >.git/preparing 2>&1
        code=$?
        cat .git/preparing >&2
        if [ $code -ne 0 ]; then
          echo "the clone could not be prepared: $0: exit code $code: $(tail -n 1 .git/preparing)" >&2
          exit 1
        fi
        mv .git/preparing .git/prepared
      fi
      exec "$@"
      """;

  /// The other command, with this one before it.
  public List<String> before(List<String> other) {
    var all = new ArrayList<>(List.of("/bin/sh", "-c", ONCE, command));
    all.addAll(other);
    return all;
  }

  /// This one alone.
  public List<String> alone() {
    return before(List.of("true"));
  }
}
