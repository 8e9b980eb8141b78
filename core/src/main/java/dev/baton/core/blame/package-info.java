/// Who broke it: a failure between two revisions, attributed by experiment.
///
/// [Cutting] makes atoms of the difference, each with the origin of its lines. [Inquiry] is the
/// search: given every answer so far it says what to try next, or what it has found. It holds
/// nothing else, so a search that was killed goes on from the answers on record, and a test can
/// play the world.
///
/// Whole origins are tried before anything is minimised. Half of a coherent change may fail by
/// itself, and a minimal failing set would then accuse its author of what only the mixture does.
///
/// Invariant: a run that was green once is not a failure, and nobody is named while a green run of
/// the failing tree is on record.
@NullMarked
package dev.baton.core.blame;

import org.jspecify.annotations.NullMarked;
