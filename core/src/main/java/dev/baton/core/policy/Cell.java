package dev.baton.core.policy;

import java.util.List;

/// What a cell shows besides the work itself: folders to read (`~` is the user's home), and hosts
/// that can be reached from it.
public record Cell(List<String> read, List<String> hosts) {
  public static final Cell BARE = new Cell(List.of(), List.of());

  public Cell {
    read = List.copyOf(read);
    hosts = List.copyOf(hosts);
  }
}
