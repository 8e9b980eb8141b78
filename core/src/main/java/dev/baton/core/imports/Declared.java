package dev.baton.core.imports;

/// A type, or a function or value outside of any type, with the line that declares it. `outermost`
/// is false for what stands inside another declaration.
public record Declared(String name, int line, boolean outermost) {}
