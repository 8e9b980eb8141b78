package dev.baton.core.spec;

import dev.baton.core.finding.Source;

/// One `- Name: value` bullet, as written.
public record Field(String name, String value, Source source) {}
