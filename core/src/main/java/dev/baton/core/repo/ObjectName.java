package dev.baton.core.repo;

/// What git accepts as the name of an object: 40 hex digits, or 64 in a SHA-256 repository.
final class ObjectName {
  private ObjectName() {}

  static String checked(String sha, String what) {
    var length = sha.length();
    if ((length != 40 && length != 64) || !isLowerHex(sha)) {
      throw new IllegalArgumentException("not the name of a " + what + ": " + sha);
    }
    return sha;
  }

  private static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      // Not Character.digit, which takes the digits of every script.
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
