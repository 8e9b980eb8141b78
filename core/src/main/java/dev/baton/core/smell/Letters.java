package dev.baton.core.smell;

import java.util.Locale;

final class Letters {
  private Letters() {}

  static String like(String model, String text) {
    if (text.isEmpty()) {
      return text;
    }
    if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
      return text.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(model.charAt(0))
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }
}
