/// Agents by name: how each is started, and the small program that attends one of them through an
/// attempt.
@NullMarked
package dev.baton.app.agent;

import org.jspecify.annotations.NullMarked;
