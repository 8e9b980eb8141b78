package dev.baton.core.supply;

/// What one entry of a manifest or a lock file asks for. `from` is where it is to be fetched, as
/// far as the entry says so, and `isElsewhere` that this is no registry: what is there can change
/// without its version changing. `seal` is the digest of its content.
record Declared(
    Coordinate coordinate,
    String from,
    boolean isElsewhere,
    boolean isLocked,
    String seal,
    boolean runsScript) {

  static Declared asked(Ecosystem ecosystem, String name, String version) {
    return new Declared(new Coordinate(ecosystem, name, version), "", false, false, "", false);
  }

  static Declared elsewhere(Ecosystem ecosystem, String name, String from) {
    return new Declared(new Coordinate(ecosystem, name, ""), from, true, false, "", false);
  }
}
