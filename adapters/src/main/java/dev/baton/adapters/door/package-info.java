/// The one way out of a cell that has no network.
///
/// Programs in the cell speak HTTP/1.1 to a relay on their loopback; each connection arrives at one
/// unix socket, and a [Door] listens there. What it lets through is what its [Ways] name: routes
/// that the caller serves itself, and an [Egress] with a list of hosts. All else is refused.
///
/// Invariant: what comes out of the cell is written by the enemy. Framing that could be read in two
/// ways is refused, every size and every wait has a bound, and a name is resolved once and dialled
/// at the very address that was looked at.
@NullMarked
package dev.baton.adapters.door;

import org.jspecify.annotations.NullMarked;
