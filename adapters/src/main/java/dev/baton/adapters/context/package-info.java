/// What an agent can ask while it works, as tools over the Model Context Protocol.
@NullMarked
package dev.baton.adapters.context;

import org.jspecify.annotations.NullMarked;
