/// The four ways agents talk to a model over HTTP, read and written.
///
/// A [Dialect] turns a request into an [Ask], which says the same for all four, and a [Reply] into
/// the bytes that an agent expects. Nothing here knows scripts or holds state: the same request
/// always gives the same ask.
@NullMarked
package dev.baton.testkit.rig.wire;

import org.jspecify.annotations.NullMarked;
