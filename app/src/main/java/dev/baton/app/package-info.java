/// What a person touches, and the object graph behind it.
@NullMarked
package dev.baton.app;

import org.jspecify.annotations.NullMarked;
