/// Who gets which task, by what the record says of each member and by nothing else.
@NullMarked
package dev.baton.core.assign;

import org.jspecify.annotations.NullMarked;
