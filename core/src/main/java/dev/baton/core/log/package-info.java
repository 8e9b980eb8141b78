/// The shape of the record: entries in streams, one global sequence, a Merkle tree over all of it.
///
/// A leaf is the RFC 6962 hash of an entry's canonical JSON, so whoever holds the entries can
/// compute the root with nothing but SHA-256, and whoever holds a signed root can say which entry
/// was changed, removed or cut off.
@NullMarked
package dev.baton.core.log;

import org.jspecify.annotations.NullMarked;
