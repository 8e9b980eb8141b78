package dev.baton.adapters.config;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Range;
import dev.baton.core.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML document as places in a text, with a list of what is wrong with it.
final class Yaml {
  private final String path;
  private final String help;
  private final List<Finding> findings = new ArrayList<>();

  /// `help` says where the reader finds an example.
  Yaml(String path, String help) {
    this.path = path;
    this.help = help;
  }

  List<Finding> findings() {
    return findings;
  }

  Optional<Node> parse(String text) {
    try {
      var settings = LoadSettings.builder().setAllowDuplicateKeys(false).setUseMarks(true).build();
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      var place =
          e.getProblemMark()
              .map(mark ->
                  new Range(
                      mark.getLine() + 1,
                      mark.getColumn() + 1,
                      mark.getLine() + 1,
                      mark.getColumn() + 2))
              .orElse(new Range(1, 1, 1, 1));
      findings.add(
          finding("C-YAML", place, "not YAML: " + e.getProblem(), "mend the syntax there"));
    } catch (YamlEngineException e) {
      findings.add(
          finding(
              "C-YAML", new Range(1, 1, 1, 1), "not YAML: " + e.getMessage(), "mend the syntax"));
    }
    return Optional.empty();
  }

  /// The fields of a mapping. A key that is not among the known ones is a finding, with the nearest
  /// known one where it looks like a slip.
  SequencedMap<String, Node> fields(@Nullable Node node, String what, List<String> known) {
    var fields = new LinkedHashMap<String, Node>();
    each(
        node,
        what,
        (key, value) -> {
          if (known.contains(key.getValue())) {
            fields.put(key.getValue(), value);
          } else {
            unknown(key, what, known);
          }
        });
    return fields;
  }

  /// The fields of a mapping whose keys are names of the user's.
  SequencedMap<String, Node> all(@Nullable Node node, String what) {
    var fields = new LinkedHashMap<String, Node>();
    each(node, what, (key, value) -> fields.put(key.getValue(), value));
    return fields;
  }

  private void each(@Nullable Node node, String what, BiConsumer<ScalarNode, Node> taker) {
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        // The parser lets no other kind of key through.
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          taker.accept(key, tuple.getValueNode());
        }
      }
    } else if (node != null) {
      wrong(node, what + " must be a mapping of keys to values");
    }
  }

  /// A text that says something: an empty command would be a gate that never says no.
  Optional<String> text(@Nullable Node node, String what) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    if (node != null) {
      wrong(node, what + (node instanceof ScalarNode ? " is empty" : " must be a text"));
    }
    return Optional.empty();
  }

  List<String> texts(@Nullable Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().flatMap(each -> text(each, what).stream()).toList();
    }
    return text(node, what).map(List::of).orElse(List.of());
  }

  List<Node> items(@Nullable Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (node != null) {
      wrong(node, what + " must be a list");
    }
    return List.of();
  }

  int number(@Nullable Node node, String what, int otherwise, int least, int most) {
    var written = text(node, what);
    if (node == null || written.isEmpty()) {
      return otherwise;
    }
    if (written.get().matches("[0-9]{1,6}")) {
      var value = Integer.parseInt(written.get());
      if (value >= least && value <= most) {
        return value;
      }
    }
    wrong(node, what + " must be a whole number from " + least + " to " + most);
    return otherwise;
  }

  void wrong(Node node, String message) {
    findings.add(finding("C-VALUE", range(node), message, help));
  }

  void missing(String what, String mend) {
    findings.add(finding("C-MISSING", new Range(1, 1, 1, 1), what, mend));
  }

  private void unknown(ScalarNode at, String what, List<String> known) {
    var key = at.getValue();
    var near = known.stream().filter(each -> distance(each, key) <= 2).findFirst();
    findings.add(
        finding(
            "C-UNKNOWN-KEY",
            range(at),
            "unknown key \"" + key + "\" in " + what,
            near.map(each -> "did you mean \"" + each + "\"?")
                .orElse("known here: " + String.join(", ", known))));
  }

  private Finding finding(String rule, Range range, String message, String mend) {
    return new Finding(rule, Severity.ERROR, "", path, range, message, mend);
  }

  private static Range range(Node node) {
    return node.getStartMark()
        .map(mark ->
            new Range(
                mark.getLine() + 1, mark.getColumn() + 1, mark.getLine() + 1, mark.getColumn() + 2))
        .orElse(new Range(1, 1, 1, 1));
  }

  // Levenshtein, on words of a dozen letters.
  private static int distance(String left, String right) {
    var row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        var above = row[j];
        var change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[right.length()];
  }
}
