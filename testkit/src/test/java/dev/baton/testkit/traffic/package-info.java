@NullMarked
package dev.baton.testkit.traffic;

import org.jspecify.annotations.NullMarked;
