/// A model that plays a script, so that real agents can be tested without a model and without a
/// network. See `docs/agents/rig.md`.
///
/// [ScriptedModel] is a server on loopback that speaks four dialects. A [Script] names what to do
/// (read, edit, write, shell, mcp, say); which tool that is, is found in the tools that each
/// request offers. The step follows from the history in the request, so retries, several sessions
/// and a resumed process need no state here.
///
/// Invariant: the answer depends on the script and the request alone. The one exception is a fault
/// that happens a number of times: it counts the requests that were recorded.
@NullMarked
package dev.baton.testkit.rig;

import org.jspecify.annotations.NullMarked;
