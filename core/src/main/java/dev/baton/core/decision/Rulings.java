package dev.baton.core.decision;

import dev.baton.core.decision.DecisionRule.Concept;
import dev.baton.core.decision.DecisionRule.Forbid;
import dev.baton.core.decision.DecisionRule.Layers;
import dev.baton.core.decision.DecisionRule.Only;
import dev.baton.core.decision.DecisionRule.Owner;
import dev.baton.core.decision.DecisionRule.Promise;
import dev.baton.core.imports.ImportGraph;
import dev.baton.core.imports.Outline;
import dev.baton.core.imports.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where the files of a tree break the rules of the decisions in force.
public final class Rulings {
  private final ImportGraph graph;

  public Rulings(ImportGraph graph) {
    this.graph = graph;
  }

  /// Sorted by place; each breach once.
  public List<Breach> breaches(Decisions decisions) {
    var breaches = new ArrayList<Breach>();
    for (var decision : decisions.inForce()) {
      for (var rule : decision.rules()) {
        breaches.addAll(breaches(decision, rule));
      }
    }
    breaches.sort(
        Comparator.comparing(Breach::path)
            .thenComparingInt(Breach::line)
            .thenComparing(Breach::key, Breach.Key.ORDER));
    var seen = new HashSet<Breach.Key>();
    return breaches.stream().filter(breach -> seen.add(breach.key())).toList();
  }

  private List<Breach> breaches(Decision decision, DecisionRule rule) {
    return switch (rule) {
      case Layers layers -> uses(decision, layers, layers(layers));
      case Forbid forbid -> uses(decision, forbid, forbid(forbid));
      case Only only -> uses(decision, only, only(only));
      case Concept concept -> declared(decision, concept);
      // Who is asked about a change, and what was promised before it, are no matter of one tree.
      case Owner _, Promise _ -> List.of();
    };
  }

  /// Says of a file what is wrong with each of its uses; nothing at all of a file it is not about.
  private interface Judge {
    Optional<Test> of(Outline file);
  }

  private interface Test {
    Optional<String> wrong(Use use);
  }

  private List<Breach> uses(Decision decision, DecisionRule rule, Judge judge) {
    var breaches = new ArrayList<Breach>();
    for (var file : graph.outlines()) {
      judge
          .of(file)
          .ifPresent(test -> {
            for (var use : graph.usesOf(file)) {
              test.wrong(use)
                  .map(what -> Breach.of(decision, rule, file.path(), use.line(), use.what(), what))
                  .ifPresent(breaches::add);
            }
          });
    }
    return breaches;
  }

  private Judge layers(Layers rule) {
    return file -> {
      var mine = layer(rule, it -> isFile(it, file.path()));
      return mine.isEmpty()
          ? Optional.empty()
          : Optional.of(use -> wrong(rule, mine.getAsInt(), use));
    };
  }

  private Optional<String> wrong(Layers rule, int mine, Use use) {
    var used = layer(rule, it -> isUsed(it, use));
    if (used.isEmpty() || used.getAsInt() == mine) {
      return Optional.empty();
    }
    int down = used.getAsInt() - mine;
    if (down == 1 || (down > 1 && !rule.strict())) {
      return Optional.empty();
    }
    var names = rule.layers();
    return Optional.of(
        "%s uses %s: %s"
            .formatted(names.get(mine).name(), names.get(used.getAsInt()).name(), use.what()));
  }

  private interface Belonging {
    boolean to(List<Selector> files);
  }

  private static OptionalInt layer(Layers rule, Belonging belonging) {
    return IntStream.range(0, rule.layers().size())
        .filter(i -> belonging.to(rule.layers().get(i).files()))
        .findFirst();
  }

  private Judge forbid(Forbid rule) {
    return file ->
        isFile(rule.from(), file.path())
            ? Optional.of(use ->
                isUsed(rule.to(), use) && !isUsed(rule.except(), use)
                    ? Optional.of("uses " + use.what())
                    : Optional.empty())
            : Optional.empty();
  }

  private Judge only(Only rule) {
    return file ->
        isFile(rule.from(), file.path()) || isFile(rule.to(), file.path())
            ? Optional.empty()
            : Optional.of(use ->
                isUsed(rule.to(), use) ? Optional.of("uses " + use.what()) : Optional.empty());
  }

  private boolean isFile(List<Selector> selectors, String path) {
    var names = graph.namesOf(path);
    return selectors.stream().anyMatch(it -> it.holdsFile(path, names));
  }

  private static boolean isUsed(List<Selector> selectors, Use use) {
    return selectors.stream()
        .anyMatch(it ->
            it.holdsName(use.name())
                || use.files().stream().anyMatch(file -> it.holdsFile(file, List.of())));
  }

  private List<Breach> declared(Decision decision, Concept rule) {
    var name = pattern(rule.name());
    return graph.outlines().stream()
        .filter(file -> rule.livesIn().stream().noneMatch(glob -> glob.matches(file.path())))
        .flatMap(file -> declared(decision, rule, name, file))
        .toList();
  }

  private static Stream<Breach> declared(
      Decision decision, Concept rule, Pattern name, Outline file) {
    return file.declared().stream()
        .filter(it -> name.matcher(it.name()).matches())
        .map(it ->
            Breach.of(
                decision,
                rule,
                file.path(),
                it.line(),
                it.name(),
                "declares " + it.name() + ", which lives in " + rule.livesIn()));
  }

  private static Pattern pattern(String name) {
    var parts = Stream.of(name.split("\\*", -1)).map(Pattern::quote).toList();
    return Pattern.compile(String.join(".*", parts));
  }
}
