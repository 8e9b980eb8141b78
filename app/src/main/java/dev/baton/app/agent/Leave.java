package dev.baton.app.agent;

import dev.baton.adapters.acp.Permission;
import dev.baton.core.plan.Glob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What an agent may do without asking a person: by the contract, never by a prompt.
///
/// The walls hold whatever is said here. A refusal at once spares the agent a whole attempt that
/// the gate for the scope of the change would refuse at its end.
public record Leave(Path folder, List<Glob> writes) {
  public Leave {
    writes = List.copyOf(writes);
  }

  /// Why not, if not.
  public Optional<String> refusal(Permission wanted) {
    return wanted.paths().stream().flatMap(path -> refusal(wanted, path).stream()).findFirst();
  }

  private Optional<String> refusal(Permission wanted, String written) {
    var path = folder.resolve(written).normalize();
    if (wanted.kind().equals("read") || wanted.kind().equals("search")) {
      return Optional.empty();
    }
    if (!path.startsWith(folder)) {
      return Optional.of(written + " is outside the clone");
    }
    var inside = folder.relativize(path).toString();
    if (inside.equals(".git") || inside.startsWith(".git/")) {
      return Optional.of(inside + " belongs to git");
    }
    var changes = List.of("edit", "delete", "move").contains(wanted.kind());
    return changes && writes.stream().noneMatch(glob -> glob.matches(inside))
        ? Optional.of(inside + " is not among what the contract lets this task write")
        : Optional.empty();
  }
}
