package dev.baton.adapters.http;

/// Who asks, as the key or the cookie says.
public sealed interface Visitor {
  /// May see everything and order everything. The session is nobody's secret; it names the cookie.
  record Conductor(String session) implements Visitor {}

  /// May see everything and order nothing.
  record Reader(String session) implements Visitor {}

  /// May see the one page that was shared under this name, and answer there where it was shared
  /// with a person by name.
  record Guest(String name, String person, String session) implements Visitor {
    boolean maySpeak() {
      return !person.isEmpty();
    }
  }

  record Nobody() implements Visitor {}
}
