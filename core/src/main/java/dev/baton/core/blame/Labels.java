package dev.baton.core.blame;

/// The labels of changed lines, by their numbers in their own side, from 1.
public interface Labels {
  /// Of a line as the bad revision has it.
  Label added(String path, int line);

  /// Of taking the line away that the good revision has.
  Label removed(String path, int line);
}
