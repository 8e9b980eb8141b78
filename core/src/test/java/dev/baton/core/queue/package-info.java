@NullMarked
package dev.baton.core.queue;

import org.jspecify.annotations.NullMarked;
