/// Bridges to the files of other tools: read into Baton's words, and written back.
///
/// Each tool has one [Bridge]. It turns the tool's files into [Placed] parts, which are things
/// Baton has a word for, with the exact span each stands at. [Importer] gives them Baton's IDs and
/// writes them as spec.md and plan.md; [Exporter] puts what changed since back into those spans.
/// The [Sidecar] remembers which ID belongs to which foreign name or number, what both looked like
/// when they last agreed, and the foreign files themselves.
///
/// Invariants: a line that no part took is reported with its number. An export changes no byte
/// outside the spans of what changed. Nothing here touches a file but [Folder#load].
@NullMarked
package dev.baton.adapters.bridge;

import org.jspecify.annotations.NullMarked;
