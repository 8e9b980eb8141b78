package dev.baton.adapters.http;

import java.time.Duration;

/// What a server shows. Called by many threads at once.
public interface Site {

  /// Never throws for anything a visitor can send.
  Answer answer(Request request);

  /// Whether anybody may have it: what a page looks like is no secret, what it says is.
  boolean isOpen(String path);

  /// What is new after the fact with that number, waited for as long as that; nothing new is an
  /// answer too.
  News after(long number, Duration patience);

  /// The number of the latest fact that `text` tells of, as one line of JSON.
  record News(long number, String text) {}
}
