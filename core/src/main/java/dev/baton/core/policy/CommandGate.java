package dev.baton.core.policy;

import dev.baton.core.plan.Glob;
import java.time.Duration;
import java.util.Optional;

/// A command that must end with 0 on a fresh checkout. With `results` it must also leave JUnit XML
/// there; with `sarif` it is judged by what is new in its report instead of by its exit code; with
/// `overlay` files from `.baton/held/<overlay>`, which no performer can see, are laid over the
/// checkout first, and only `mayRunNothing` lets a run without any test be no failure.
public record CommandGate(
    String name,
    String run,
    Optional<Glob> results,
    Optional<Glob> sarif,
    Duration patience,
    Optional<String> overlay,
    boolean mayRunNothing) {}
