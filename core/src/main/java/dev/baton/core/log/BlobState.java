package dev.baton.core.log;

/// What became of a blob that an entry names.
public sealed interface BlobState {
  /// There, and its content has its hash.
  record Whole() implements BlobState {}

  record Missing() implements BlobState {}

  /// There, with another content.
  record Changed() implements BlobState {}

  /// Nobody can say: blobs are no part of what is audited.
  record NotIncluded() implements BlobState {}
}
