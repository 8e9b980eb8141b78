/// JSON as a value, with one canonical way to write it.
///
/// The ledger's leaves are hashes of these bytes, so the writer follows RFC 8785 for what Baton
/// stores: keys sorted by UTF-16 code unit, no white space, shortest escapes, whole numbers only.
/// Numbers with a fraction are refused: a leaf must not depend on how a platform prints doubles.
@NullMarked
package dev.baton.core.json;

import org.jspecify.annotations.NullMarked;
