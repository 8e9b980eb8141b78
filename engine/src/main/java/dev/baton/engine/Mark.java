package dev.baton.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What a process can be found by that was started for something, and all that it started.
public final class Mark {
  private Mark() {}

  /// A setting of the environment, as `NAME=value`, as a number. A program can begin another with
  /// an empty environment; where its walls write this number where it cannot change it, it is found
  /// all the same. Never 0 nor the largest: those mean something to whom it is given.
  public static long number(String setting) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(setting.getBytes(StandardCharsets.UTF_8));
      return 1 + (ByteBuffer.wrap(hash).getLong() >>> 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a Java without SHA-256", e);
    }
  }
}
