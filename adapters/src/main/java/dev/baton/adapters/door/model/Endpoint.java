package dev.baton.adapters.door.model;

/// What a request is for.
sealed interface Endpoint {
  /// Work of a model, which costs. The model is empty where the body names it.
  record Ask(String model, boolean isChat) implements Endpoint {}

  /// A count of tokens: the same body, at no cost.
  record Count(String model) implements Endpoint {}

  /// A list of models; no body.
  record Look() implements Endpoint {}

  /// All else that a key may open: files, batches, the account. Not for a task.
  record Closed() implements Endpoint {}
}
