package dev.baton.core.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256, as 64 lower-case hex digits.
public record Hash(String hex) implements Comparable<Hash> {
  private static final boolean[] LOWER_HEX = lowerHex();

  public Hash {
    if (!isHash(hex)) {
      throw new IllegalArgumentException("not a SHA-256: " + hex);
    }
  }

  /// Whether the text is one. A loop without a stream: a replay checks millions.
  public static boolean isHash(String text) {
    if (text.length() != 64) {
      return false;
    }
    for (int i = 0; i < 64; i++) {
      if (!isLowerHex(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  public static Hash of(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(digest().digest(bytes)));
  }

  public static Hash of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A fresh digest; every Java platform is required to have SHA-256.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /// The first eight digits, for people.
  public String brief() {
    return hex.substring(0, 8);
  }

  @Override
  public int compareTo(Hash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static boolean isLowerHex(char c) {
    return c < LOWER_HEX.length && LOWER_HEX[c];
  }

  // A table: comparing ranges guesses wrong on every other digit, and hashes are read by the
  // million.
  private static boolean[] lowerHex() {
    var table = new boolean['f' + 1];
    "0123456789abcdef".chars().forEach(c -> table[c] = true);
    return table;
  }
}
