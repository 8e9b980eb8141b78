package dev.baton.core.supply;

/// What came of asking a registry.
public sealed interface Answer {
  record Known(Facts facts) implements Answer {}

  record NoSuchPackage() implements Answer {}

  /// The name is there, that version is not.
  record NoSuchVersion() implements Answer {}

  /// Nothing was learned: nobody answered, or what came could not be understood.
  record Silent(String why) implements Answer {}
}
