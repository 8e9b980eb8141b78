package dev.baton.core.rubric;

import java.util.Optional;

/// A yes that names a place which is there, in one pass.
public record Remark(
    RubricItem item,
    String path,
    int line,
    String why,
    int pass,
    Optional<Counterexample> counterexample) {}
