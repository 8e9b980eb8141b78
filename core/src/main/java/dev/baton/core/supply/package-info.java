/// What a change makes the repository depend on, what a registry says of it, and what follows.
///
/// Read from the text of manifests and lock files. Nothing here asks anybody; answers of registries
/// and advisories come in as values.
@NullMarked
package dev.baton.core.supply;

import org.jspecify.annotations.NullMarked;
