package dev.baton.app.redteam;

/// What became of one scripted task. `by` is the control that spoke: a gate's ID, `store`, `empty`,
/// or nothing where it landed unhindered; `isHarmless` that nothing outside was touched.
record Outcome(boolean hasLanded, String by, String words, boolean isHarmless) {}
