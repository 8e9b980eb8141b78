package dev.baton.adapters.door.model;

import dev.baton.core.run.Usage;

/// What a task has used: to be kept, so that a gateway after a restart can go on from there.
public record Spent(long requests, Usage usage) {
  public static final Spent NOTHING = new Spent(0, Usage.NONE);
}
