/// What was specified against what was delivered.
///
/// Recomputed from the spec, the plans and the record each time; nothing here is stored.
@NullMarked
package dev.baton.core.trace;

import org.jspecify.annotations.NullMarked;
