package dev.baton.core.tamper;

/// Something that speaks for tampering. `isForm` where the text alone says so; otherwise a person
/// has to judge.
public record Sign(boolean isForm, String rule, String path, int line, String message) {}
