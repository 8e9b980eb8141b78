/// What a gate can say, and what follows from it.
///
/// A verdict is about one tree under one policy in one environment; it says nothing about any
/// other. No evidence is not a pass: a gate that blocks and cannot say why it is green is red.
@NullMarked
package dev.baton.core.gate;

import org.jspecify.annotations.NullMarked;
