package dev.baton.adapters.sandbox;

import java.util.Locale;

/// The machines whose system calls are known here, and what a filter recognises each by.
enum Machine {
  X86_64(0xC000003E),
  AARCH64(0xC00000B7),
  OTHER(0);

  static final Machine HERE = of(System.getProperty("os.arch", ""));

  private final int audit;

  Machine(int audit) {
    this.audit = audit;
  }

  static Machine of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64", "arm64" -> AARCH64;
      default -> OTHER;
    };
  }

  int audit() {
    return audit;
  }
}
