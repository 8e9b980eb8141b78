@NullMarked
package dev.baton.app.origin;

import org.jspecify.annotations.NullMarked;
