package dev.baton.core.blame;

/// What came of trying the atoms once.
public record Observation(Selection selection, Ending ending) {}
