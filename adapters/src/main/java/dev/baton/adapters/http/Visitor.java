package dev.baton.adapters.http;

/// Who asks, as the key or the cookie says.
public sealed interface Visitor {
  /// May see everything and order everything. The session is nobody's secret; it names the cookie.
  record Conductor(String session) implements Visitor {}

  /// May see the one page that was shared under this name.
  record Guest(String name) implements Visitor {}

  record Nobody() implements Visitor {}
}
