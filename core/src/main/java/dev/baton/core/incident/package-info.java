/// What went wrong after it had landed, or before it could: opened by a person, followed by what
/// experiments found about it, and closed with a reason. An incident is a fold over its facts.
@NullMarked
package dev.baton.core.incident;

import org.jspecify.annotations.NullMarked;
