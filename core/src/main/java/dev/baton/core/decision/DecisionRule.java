package dev.baton.core.decision;

import dev.baton.core.plan.Glob;
import java.util.List;
import java.util.stream.Collectors;

/// What a decision asks of every tree. Its `words` name it in findings and in the baseline, so they
/// are the same for the same rule.
public sealed interface DecisionRule {
  /// Why, in the decision's words; empty where its title says enough.
  String because();

  String words();

  record Layer(String name, List<Selector> files) {
    public Layer {
      files = List.copyOf(files);
    }
  }

  /// From the top down: each layer uses itself and those below; if `strict`, only the next one.
  record Layers(List<Layer> layers, boolean strict, String because) implements DecisionRule {
    public Layers {
      layers = List.copyOf(layers);
    }

    @Override
    public String words() {
      return (strict ? "strict layers " : "layers ")
          + layers.stream().map(Layer::name).collect(Collectors.joining(" > "));
    }
  }

  /// Files of `from` do not use `to`, `except` for what is named there.
  record Forbid(List<Selector> from, List<Selector> to, List<Selector> except, String because)
      implements DecisionRule {
    public Forbid {
      from = List.copyOf(from);
      to = List.copyOf(to);
      except = List.copyOf(except);
    }

    @Override
    public String words() {
      return "forbid " + listed(from) + " > " + listed(to);
    }
  }

  /// Only files of `from` use `to`.
  record Only(List<Selector> to, List<Selector> from, String because) implements DecisionRule {
    public Only {
      to = List.copyOf(to);
      from = List.copyOf(from);
    }

    @Override
    public String words() {
      return "only " + listed(from) + " > " + listed(to);
    }
  }

  /// What is named like that is declared only there. `*` in a name stands for any letters.
  record Concept(String name, List<Glob> livesIn, String because) implements DecisionRule {
    public Concept {
      livesIn = List.copyOf(livesIn);
    }

    @Override
    public String words() {
      return "concept " + name;
    }
  }

  /// A change there asks that person.
  record Owner(List<Glob> paths, String person, String because) implements DecisionRule {
    public Owner {
      paths = List.copyOf(paths);
    }

    @Override
    public String words() {
      return "owner " + person;
    }
  }

  /// What is declared there is used by others, who were promised that it stays.
  record Promise(List<Glob> paths, String because) implements DecisionRule {
    public Promise {
      paths = List.copyOf(paths);
    }

    @Override
    public String words() {
      return "promise " + paths.stream().map(Glob::pattern).collect(Collectors.joining(", "));
    }
  }

  private static String listed(List<Selector> selectors) {
    return selectors.stream().map(Selector::toString).collect(Collectors.joining(", "));
  }
}
