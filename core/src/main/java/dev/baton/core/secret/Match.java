package dev.baton.core.secret;

/// Where something was found in a text. Does not hold what was found.
public record Match(String kind, int start, int end) {}
