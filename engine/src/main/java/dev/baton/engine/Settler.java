package dev.baton.engine;

import dev.baton.core.merge.Outcome;

/// Settles one file that two sides changed at the same place, where git's comparison of lines could
/// not. Nothing it says is believed: what comes out is judged as any other tree.
@FunctionalInterface
public interface Settler {

  /// A text, or why there is none. Never fails: what goes wrong is a reason. The same texts are to
  /// give the same outcome, and nothing rests on that.
  Outcome settle(String path, String base, String ours, String theirs);
}
