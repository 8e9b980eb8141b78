package dev.baton.core.merge;

/// A file that was settled by structure, and by what: a rule of Baton's own, or another program in
/// its version.
public record Settlement(String path, String by) {
  public String words() {
    return path + " (" + by + ")";
  }
}
