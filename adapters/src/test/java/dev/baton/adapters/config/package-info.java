/// What `baton.yaml` may say, and what is said about the rest.
@NullMarked
package dev.baton.adapters.config;

import org.jspecify.annotations.NullMarked;
