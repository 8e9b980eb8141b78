package dev.baton.core.supply;

/// A package and the one version of it that is meant; an empty version leaves it open.
public record Coordinate(Ecosystem ecosystem, String name, String version) {
  public boolean isOpen() {
    return version.isEmpty();
  }

  boolean isSamePackage(Coordinate other) {
    return ecosystem == other.ecosystem
        && ecosystem.canonical(name).equals(ecosystem.canonical(other.name));
  }

  /// In words, as its own tools write it.
  public String words() {
    return isOpen() ? name : name + (ecosystem == Ecosystem.MAVEN ? ":" : "@") + version;
  }
}
