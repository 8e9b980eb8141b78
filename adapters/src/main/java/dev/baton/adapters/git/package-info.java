/// Git, driven from outside.
///
/// Everything is merged, compared and judged in Baton's own bare repository. Attempts work in
/// stand-alone clones that borrow its objects; git is never run *in* a clone once a performer has
/// had it: what was made there is fetched, and what was left uncommitted is read as plain files
/// through an index of Baton's. A clone's configuration, hooks, attributes and nested repositories
/// therefore never mean anything here.
@NullMarked
package dev.baton.adapters.git;

import org.jspecify.annotations.NullMarked;
