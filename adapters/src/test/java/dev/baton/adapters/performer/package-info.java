/// Performers as real processes, and recordings of them.
@NullMarked
package dev.baton.adapters.performer;

import org.jspecify.annotations.NullMarked;
