/// A server for one person's browser on this machine: who may come in, what a request may look
/// like, and what is sent back. Knows nothing of what is shown.
///
/// Invariant: no request reaches a [dev.baton.adapters.http.Site] before
/// [dev.baton.adapters.http.Guard] has let it through, and no answer leaves without the headers of
/// [dev.baton.adapters.http.Headers].
@NullMarked
package dev.baton.adapters.http;

import org.jspecify.annotations.NullMarked;
