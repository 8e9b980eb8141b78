/// One command on one tree, to see whether it fails: for questions about trees nobody made.
///
/// Invariant: every run has a fresh checkout, so that no run sees what another left behind.
@NullMarked
package dev.baton.adapters.trial;

import org.jspecify.annotations.NullMarked;
