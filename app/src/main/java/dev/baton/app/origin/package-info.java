/// Which agent's turn or which person wrote a line of the user's repository, and by what evidence.
///
/// [Works] reads what was handed in from the ledger; [Testimony] says what of it who wrote;
/// [LineOrigins] answers for any line of any commit, also one that was rebased, squashed or picked
/// by hand; [NoteKeeper] projects all of it into notes. `why`, `origin` and `blame-failure` ask
/// here, so that there is one truth.
///
/// Invariant: the ledger comes first. A note can be lost and is written again from it.
@NullMarked
package dev.baton.app.origin;

import org.jspecify.annotations.NullMarked;
