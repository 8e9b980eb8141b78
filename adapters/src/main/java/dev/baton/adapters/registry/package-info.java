/// The one place that speaks to package registries: asks whether a package is there, since when,
/// and under which licence.
///
/// No address is written down here: it comes from the policy or from the settings of the user's own
/// tools. Answers are data of strangers; they are bounded in time and size, and what cannot be
/// understood is no answer.
@NullMarked
package dev.baton.adapters.registry;

import org.jspecify.annotations.NullMarked;
