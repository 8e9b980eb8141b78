/// Attacks the workflow as it is configured: scripted performers that cheat, through the real
/// pipeline, on a throw-away repository, each beside a benign twin that must pass.
@NullMarked
package dev.baton.app.redteam;

import org.jspecify.annotations.NullMarked;
