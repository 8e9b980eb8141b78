package dev.baton.core.origin;

import dev.baton.core.repo.Tree;

/// What one author made of one tree: the evidence that all else follows from.
public record Piece(Tree before, Tree after, Author author) {}
