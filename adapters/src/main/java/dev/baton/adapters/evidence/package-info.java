/// The evidence store: files named by the hash of what is in them.
@NullMarked
package dev.baton.adapters.evidence;

import org.jspecify.annotations.NullMarked;
