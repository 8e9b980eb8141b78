@NullMarked
package dev.baton.adapters.door;

import org.jspecify.annotations.NullMarked;
