/// A change between two trees as text: what its author sees, and what a gate reads without
/// executing anything of it.
@NullMarked
package dev.baton.core.change;

import org.jspecify.annotations.NullMarked;
