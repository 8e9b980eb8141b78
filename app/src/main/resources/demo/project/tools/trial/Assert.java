package trial;

import java.util.Objects;

/// What a test may claim. A claim that does not hold is an [AssertionError].
public final class Assert {
  private Assert() {}

  public static void assertEquals(Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError("expected <" + expected + "> but was <" + actual + ">");
    }
  }

  public static void assertTrue(boolean claim, String otherwise) {
    if (!claim) {
      throw new AssertionError(otherwise);
    }
  }

  /// Runs the action and returns what it threw.
  public static <T extends Throwable> T assertThrows(Class<T> type, Runnable action) {
    try {
      action.run();
    } catch (Throwable thrown) {
      if (type.isInstance(thrown)) {
        return type.cast(thrown);
      }
      throw new AssertionError("expected " + type.getName() + " but got " + thrown, thrown);
    }
    throw new AssertionError("expected " + type.getName() + " but nothing was thrown");
  }
}
