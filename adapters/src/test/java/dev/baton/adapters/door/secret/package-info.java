@NullMarked
package dev.baton.adapters.door.secret;

import org.jspecify.annotations.NullMarked;
