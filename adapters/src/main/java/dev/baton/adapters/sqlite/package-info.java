/// The ledger in one SQLite file.
///
/// Write-ahead log, `synchronous=FULL`: an append is durable when it returns. Each append carries
/// the Merkle tree's edge forward in the same transaction, so the root of everything is always at
/// hand and a checkpoint costs one signature.
@NullMarked
package dev.baton.adapters.sqlite;

import org.jspecify.annotations.NullMarked;
