/// Who is proved behind whom, decided from one look at the queue.
@NullMarked
package dev.baton.core.queue;

import org.jspecify.annotations.NullMarked;
