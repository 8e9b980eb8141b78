/// A stream of changes through a queue, in simulated time: the production planner beside others.
@NullMarked
package dev.baton.testkit.traffic;

import org.jspecify.annotations.NullMarked;
