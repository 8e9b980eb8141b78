/// What is wanted: statements, requirements and how each would be shown.
///
/// A [Spec] is what a reader understood of one file. It may well be wrong: [SpecRules] says where,
/// so a value of these types promises its shape only, never that the spec is a good one. Facts that
/// a person may have misspelt (a priority, a cited ID) stay in [Fields] as written and are read
/// through queries, so a rule can quote the very words.
///
/// What was approved is kept apart, in a [SpecLock]: the [Fingerprint] of each item's normative
/// text. An item is everything under its heading; its title and its fields may be polished without
/// asking anyone again, its text may not.
@NullMarked
package dev.baton.core.spec;

import org.jspecify.annotations.NullMarked;
