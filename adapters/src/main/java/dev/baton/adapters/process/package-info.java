/// Programs as processes of this machine.
///
/// Every process Baton starts carries a mark in its environment, and so does everything it starts
/// in turn. The mark, not a pid, says whose a process is: pids are given again, and a child may
/// leave its group and its parent.
@NullMarked
package dev.baton.adapters.process;

import org.jspecify.annotations.NullMarked;
