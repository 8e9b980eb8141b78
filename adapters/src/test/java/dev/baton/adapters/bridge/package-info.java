@NullMarked
package dev.baton.adapters.bridge;

import org.jspecify.annotations.NullMarked;
