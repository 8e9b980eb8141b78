/// Reads `baton.yaml`. What it does not know is an error with a place: a misspelt gate that is
/// silently left out would be a gate that never says no.
@NullMarked
package dev.baton.adapters.config;

import org.jspecify.annotations.NullMarked;
