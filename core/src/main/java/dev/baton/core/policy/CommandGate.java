package dev.baton.core.policy;

import dev.baton.core.plan.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A command that must end with 0 on a fresh checkout, of the files that match `inputs` where there
/// are some, else of all. With `results` it must also leave JUnit XML there; with `sarif` it is
/// judged by what is new in its report instead of by its exit code; with `overlay` files from
/// `.baton/held/<overlay>`, which no performer can see, are laid over the checkout first, and only
/// `mayRunNothing` lets a run without any test be no failure.
public record CommandGate(
    String name,
    String run,
    List<Glob> inputs,
    Optional<Glob> results,
    Optional<Glob> sarif,
    Duration patience,
    Optional<String> overlay,
    boolean mayRunNothing) {
  private static final String ATTRIBUTES = ".gitattributes";

  public CommandGate {
    inputs = List.copyOf(inputs);
  }

  /// Whether a file may change what it finds. It gets to see no other. Attributes say how git lays
  /// files out, wherever they stand.
  public boolean reads(String path) {
    return inputs.isEmpty()
        || path.equals(ATTRIBUTES)
        || path.endsWith("/" + ATTRIBUTES)
        || inputs.stream().anyMatch(glob -> glob.matches(path));
  }

  public boolean isForPart() {
    return !inputs.isEmpty();
  }
}
