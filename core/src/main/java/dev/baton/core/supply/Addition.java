package dev.baton.core.supply;

/// Something that a change begins to depend on, and where it says so; `line` is 0 where no single
/// line does. `isNew` tells a name that was not there from another version of one that was, `from`
/// is where it is to be fetched if that is no registry.
public record Addition(Coordinate coordinate, String from, boolean isNew, String path, int line) {
  public boolean isElsewhere() {
    return !from.isEmpty();
  }
}
