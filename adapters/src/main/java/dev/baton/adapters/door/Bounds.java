package dev.baton.adapters.door;

import java.time.Duration;

/// How much and how long a client may ask of the door.
///
/// @param head bytes of request line and header fields together
/// @param body bytes of one request's body
/// @param connections open at one time
/// @param idle between two requests of one connection
/// @param arrival from the first byte of a head to its last, and for the whole of a body
/// @param departure for one write that the client does not take
/// @param tunnel without a byte in either direction
public record Bounds(
    int head,
    long body,
    int connections,
    Duration idle,
    Duration arrival,
    Duration departure,
    Duration tunnel) {
  /// A body of 32 MB is the largest that a provider takes. Agents keep connections for a minute.
  public static final Bounds USUAL =
      new Bounds(
          64 << 10,
          32L << 20,
          256,
          Duration.ofSeconds(90),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10));
}
