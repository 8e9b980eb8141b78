/// Contracts and the graph they form.
@NullMarked
package dev.baton.core.plan;

import org.jspecify.annotations.NullMarked;
