package dev.baton.core.gate;

/// One thing a gate points at. `line` is 0 where the finding is about a whole file.
public record GateFinding(String rule, String path, int line, String message) {}
