package dev.baton.core.tamper;

/// One thing a test insists on. `text` is its code without the layout, `call` the function that
/// asserts (empty for a statement of the language).
record Assertion(Strength strength, String text, String call, int line) {}
