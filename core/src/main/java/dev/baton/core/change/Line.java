package dev.baton.core.change;

/// One line with its number in its own side of the change, from 1.
public record Line(int number, String text) {}
