package dev.baton.core.decision;

import java.time.Instant;
import java.util.List;

/// A person's word that something may be done, and why: what a decision record is made of.
/// `instead` are the ways that were not taken, `opens` the doors that it was asked about.
public record Ruling(
    String title,
    String because,
    List<String> instead,
    List<Doorway> opens,
    String by,
    Instant at) {
  public Ruling {
    instead = List.copyOf(instead);
    opens = List.copyOf(opens);
  }
}
