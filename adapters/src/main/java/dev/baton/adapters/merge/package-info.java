/// Programs of the user's that merge files by their structure.
///
/// They get three texts in a folder of their own and are believed nothing: what they wrote is a
/// text without marks of a conflict, made of the words of the three, or there is no answer.
@NullMarked
package dev.baton.adapters.merge;

import org.jspecify.annotations.NullMarked;
