package dev.baton.core.origin;

import java.util.List;
import java.util.Optional;

/// What became of one file. Without `from` it is new, or nothing of the old one can be recognised;
/// without `to` it is gone.
public record FileEdits(Optional<String> from, Optional<String> to, List<Edit> edits) {
  public FileEdits {
    edits = List.copyOf(edits);
  }
}
