package dev.baton.app;

/// Something the user can do something about: what it is, and how to mend it.
public final class Problem extends RuntimeException {
  private final int exit;
  private final String mend;

  private Problem(int exit, String message, String mend) {
    super(message);
    this.exit = exit;
    this.mend = mend;
  }

  /// The answer is no.
  public static Problem no(String message, String mend) {
    return new Problem(Exit.NO, message, mend);
  }

  /// The call or the configuration is wrong.
  public static Problem usage(String message, String mend) {
    return new Problem(Exit.USAGE, message, mend);
  }

  /// A person has to do something first.
  public static Problem waits(String message, String mend) {
    return new Problem(Exit.WAITS, message, mend);
  }

  /// Something outside is broken.
  public static Problem broken(String message, String mend) {
    return new Problem(Exit.BROKEN, message, mend);
  }

  public int exit() {
    return exit;
  }

  public String mend() {
    return mend;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
