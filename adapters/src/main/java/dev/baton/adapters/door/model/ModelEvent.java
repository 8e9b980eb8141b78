package dev.baton.adapters.door.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a gateway tells its listener. No event holds a key, a token, or a secret that was found.
public sealed interface ModelEvent {
  /// A request goes to the provider.
  record Requested(Dialect dialect, String model) implements ModelEvent {}

  /// An answer is over. The total since the task's start, never an increment.
  record Used(Spent total) implements ModelEvent {}

  /// A request did not go to the provider.
  record Refused(Dialect dialect, Cause cause, String why) implements ModelEvent {}

  /// The provider has had enough. `until` is missing where it does not say; `isHeld` tells whether
  /// the gateway tries again by itself.
  record Limited(Dialect dialect, String model, @Nullable Instant until, boolean isHeld)
      implements ModelEvent {}

  /// How many of a kind a request brought that were not seen before.
  record Found(String kind, int count, Scrutiny.Treatment treatment) implements ModelEvent {}

  /// The provider was not reached, or left in the middle.
  record Failed(Dialect dialect, String why) implements ModelEvent {}

  enum Cause {
    TOKEN,
    PATH,
    FORM,
    MODEL,
    BUDGET,
    SECRET
  }
}
