package dev.baton.adapters.http;

/// What somebody who is let in may do.
public enum Role {
  /// Sees everything and orders everything.
  CONDUCTOR("conductor"),
  /// Sees everything and orders nothing.
  READER("reader"),
  /// Sees one page, and may answer there what it asks.
  STAKEHOLDER("stakeholder");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Role of(String word) {
    for (var role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role: " + word);
  }
}
