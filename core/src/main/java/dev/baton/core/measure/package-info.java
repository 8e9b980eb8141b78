/// Shares of what was counted, with how far chance may have moved them.
///
/// Invariant: a share never stands without its bounds; whoever acts on one acts on a bound.
@NullMarked
package dev.baton.core.measure;

import org.jspecify.annotations.NullMarked;
