package dev.baton.core.log;

/// One history among others in the ledger: a run, or what was approved.
public record StreamId(String value) {
  public StreamId {
    if (!isName(value)) {
      throw new IllegalArgumentException("not a stream: " + value);
    }
  }

  // A letter, then at most forty letters, digits and dashes. Every entry read passes here.
  private static boolean isName(String value) {
    if (value.isEmpty() || value.length() > 41 || !isLetter(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      var c = value.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  @Override
  public String toString() {
    return value;
  }
}
