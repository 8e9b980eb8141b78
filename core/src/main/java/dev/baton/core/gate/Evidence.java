package dev.baton.core.gate;

import dev.baton.core.hash.Hash;

/// A blob in the evidence store, and what it is: `log`, `junit`, `report`, `diff`.
public record Evidence(Hash hash, String kind) {}
