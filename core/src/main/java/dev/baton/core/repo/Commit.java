package dev.baton.core.repo;

/// A commit, by its full name.
public record Commit(String sha) {
  public Commit {
    ObjectName.checked(sha, "commit");
  }

  /// As people see it.
  public String brief() {
    return sha.substring(0, 8);
  }

  @Override
  public String toString() {
    return sha;
  }
}
