/// Walls around programs nobody trusts: what each kind of machine offers, strongest first.
@NullMarked
package dev.baton.adapters.sandbox;

import org.jspecify.annotations.NullMarked;
