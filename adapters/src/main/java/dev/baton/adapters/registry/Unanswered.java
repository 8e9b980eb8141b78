package dev.baton.adapters.registry;

/// A registry did not answer, or not so that it could be understood.
final class Unanswered extends Exception {
  private static final long serialVersionUID = 1L;

  Unanswered(String why) {
    super(why);
  }
}
