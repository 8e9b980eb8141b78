package dev.baton.core.supply;

import java.util.Collection;

/// A package and the one version of it that is meant; an empty version leaves it open.
public record Coordinate(Ecosystem ecosystem, String name, String version) {
  public boolean isOpen() {
    return version.isEmpty();
  }

  /// One of them is this package, in whatever version.
  public boolean isAmong(Collection<Coordinate> packages) {
    return packages.stream().anyMatch(this::isSamePackage);
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
