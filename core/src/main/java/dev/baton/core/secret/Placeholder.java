package dev.baton.core.secret;

/// What people write where a secret would stand. Chance does not repeat itself, nor does it count:
/// a sign seen again within three is rare in a real token.
final class Placeholder {
  private static final int NEAR = 3;
  private static final int COUNTED = 16;

  private Placeholder() {}

  static boolean is(String secret) {
    return secret.endsWith("EXAMPLE") || repeats(secret) || counts(secret);
  }

  private static boolean repeats(String secret) {
    int again = 0;
    for (int i = 1; i < secret.length(); i++) {
      var before = secret.substring(Math.max(0, i - NEAR), i);
      again += before.indexOf(secret.charAt(i)) >= 0 ? 1 : 0;
    }
    return again * 5 > secret.length() * 2;
  }

  private static boolean counts(String secret) {
    int run = 1;
    for (int i = 1; i < secret.length() && run < COUNTED; i++) {
      run = secret.charAt(i) == secret.charAt(i - 1) + 1 ? run + 1 : 1;
    }
    return run >= COUNTED;
  }
}
