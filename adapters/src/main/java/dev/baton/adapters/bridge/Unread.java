package dev.baton.adapters.bridge;

/// A line of a foreign file that became no part.
public record Unread(String path, int line, String text) {}
