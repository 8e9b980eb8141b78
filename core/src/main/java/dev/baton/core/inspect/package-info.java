/// Static gates: what is wrong with a change can be read from its text, and nothing of it is
/// executed to find out.
///
/// Each gate is one class with its identity and its findings. Those that block are matters of form;
/// where a person has to judge, the gate asks for one; a mere word of warning says so too. The list
/// is [Inspections].
@NullMarked
package dev.baton.core.inspect;

import org.jspecify.annotations.NullMarked;
