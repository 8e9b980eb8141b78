package dev.baton.core.gate;

/// A check with a name that never changes and a version that changes with its meaning.
public record Gate(String id, String name, int version, Severity severity) {}
