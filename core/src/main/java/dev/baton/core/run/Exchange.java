package dev.baton.core.run;

/// A question with the answer it got, and from whom.
public record Exchange(Question question, String answer, String by) {}
