package dev.baton.core.run;

/// Something a performer cannot decide. Numbered from 1 within its attempt.
public record Question(int number, String text) {}
