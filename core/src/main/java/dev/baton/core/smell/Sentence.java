package dev.baton.core.smell;

/// A requirement's text under its ID.
public record Sentence(String id, String text) {}
