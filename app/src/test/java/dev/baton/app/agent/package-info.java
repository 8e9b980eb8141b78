@NullMarked
package dev.baton.app.agent;

import org.jspecify.annotations.NullMarked;
