@NullMarked
package dev.baton.core.imports;

import org.jspecify.annotations.NullMarked;
