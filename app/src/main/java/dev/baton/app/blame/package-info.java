/// Failure attribution on a real repository: labels from what is known of its commits, trees of
/// atoms in Baton's own store, runs in cells, and what the record says of whoever is named.
@NullMarked
package dev.baton.app.blame;

import org.jspecify.annotations.NullMarked;
