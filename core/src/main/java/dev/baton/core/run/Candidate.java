package dev.baton.core.run;

import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;

/// What an attempt handed in, as it lies in Baton's own store.
public record Candidate(Commit base, Commit commit, Tree tree) {}
