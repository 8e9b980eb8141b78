package dev.baton.core.repo;

/// The content of a whole checkout, by its full name. Verdicts are about trees, never about
/// branches.
public record Tree(String sha) {
  public Tree {
    ObjectName.checked(sha, "tree");
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
