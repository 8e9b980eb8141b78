package dev.baton.core.plan;

/// Why a pattern is not a glob, inside this package only: [Glob#parse] turns it into a value.
final class GlobFault extends Exception {
  private static final long serialVersionUID = 1L;

  GlobFault(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
