package dev.baton.adapters.door;

import java.util.Locale;

/// The alphabets of HTTP/1.1 (RFC 9110, 5.6.2).
final class Characters {
  private static final String MARKS = "!#$%&'*+-.^_`|~";

  private Characters() {}

  static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> isAlphanumeric(c) || MARKS.indexOf(c) >= 0);
  }

  static boolean isFieldValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c != 0x7f && c <= 0xff));
  }

  /// Nothing but what is visible: a space or a control character would end the target early.
  static boolean isTarget(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// The same in every country: a Turkish machine must not fail to know `CONNECTION`.
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
