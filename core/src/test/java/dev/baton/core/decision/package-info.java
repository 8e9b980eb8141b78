@NullMarked
package dev.baton.core.decision;

import org.jspecify.annotations.NullMarked;
