package dev.baton.app;

import dev.baton.adapters.gate.Sources;
import dev.baton.core.decision.Breach;
import dev.baton.core.decision.Decision;
import dev.baton.core.decision.DecisionRule;
import dev.baton.core.decision.Decisions;
import dev.baton.core.decision.Rulings;
import dev.baton.core.imports.ImportGraph;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far a tree keeps the decisions on record. Its sources are read only where some rule asks.
public record Observance(Optional<ImportGraph> sources, List<Breach> breaches) {
  public Observance {
    breaches = List.copyOf(breaches);
  }

  public static Observance of(Trees trees, Tree tree, Decisions decisions) {
    if (!decisions.askForSources()) {
      return new Observance(Optional.empty(), List.of());
    }
    var sources = Sources.of(trees, tree).graph();
    return new Observance(Optional.of(sources), new Rulings(sources).breaches(decisions));
  }

  public List<Breach> of(Decision decision, DecisionRule rule) {
    return breaches.stream()
        .filter(it -> it.decision().equals(decision) && it.rule().equals(rule))
        .toList();
  }

  /// What was read, by language; rules say nothing of other files.
  public Optional<String> read() {
    return sources.map(it ->
        it.counts().entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .sorted(Map.Entry.comparingByKey())
            .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ")));
  }
}
