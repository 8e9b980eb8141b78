package dev.baton.core.smell;

import dev.baton.core.ears.Reading;

/// A requirement's text under its ID, and what it says.
public record Sentence(String id, String text, Reading reading) {}
