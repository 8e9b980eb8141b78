package dev.baton.adapters.door.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a provider is spoken to.
public enum Dialect {
  ANTHROPIC,
  /// Both of its interfaces: Responses and Chat Completions.
  OPENAI,
  GEMINI;

  Speech speech() {
    return switch (this) {
      case ANTHROPIC -> new Anthropic();
      case OPENAI -> new OpenAi();
      case GEMINI -> new Gemini();
    };
  }

  /// As it stands in a path.
  String segment() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Dialect> of(String segment) {
    return Arrays.stream(values()).filter(one -> one.segment().equals(segment)).findFirst();
  }
}
