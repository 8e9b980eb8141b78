/// What a repository demands of a change before it may land, and who works on it.
///
/// The policy in force is the one in the target's commit, never the one in a candidate: a change
/// that rewrites the rules is judged by the rules it found.
@NullMarked
package dev.baton.core.policy;

import org.jspecify.annotations.NullMarked;
