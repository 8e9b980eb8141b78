@NullMarked
package dev.baton.adapters.door.model;

import org.jspecify.annotations.NullMarked;
