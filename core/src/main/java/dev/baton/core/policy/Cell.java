package dev.baton.core.policy;

import java.util.List;
import java.util.Optional;

/// What a cell shows besides the work itself: folders to read (`~` is the user's home), and hosts
/// that can be reached from it. `prepare` is run in it before an agent or a command begins.
public record Cell(List<String> read, List<String> hosts, Optional<String> prepare) {
  public static final Cell BARE = new Cell(List.of(), List.of(), Optional.empty());

  public Cell {
    read = List.copyOf(read);
    hosts = List.copyOf(hosts);
  }
}
