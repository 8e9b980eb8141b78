@NullMarked
package dev.baton.testkit.rig;

import org.jspecify.annotations.NullMarked;
