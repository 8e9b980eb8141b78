package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One name written in several ways: `time-out`, `timeout` and `time out`; `GitHub` and `Github`;
/// `colour` and `color`. A reader who searches for the one misses the other.
public final class TermDrift {
  /// A way of writing, and the IDs of the sentences that have it.
  public record Variant(String written, List<String> ids) {
    public Variant {
      ids = List.copyOf(ids);
    }
  }

  /// The ways one name is written, the most frequent first.
  public record Drift(List<Variant> variants) {
    public Drift {
      variants = List.copyOf(variants);
    }

    public String question() {
      return "Is \"%s\" the same as \"%s\", and which one is the name?"
          .formatted(variants.getFirst().written(), variants.get(1).written());
    }
  }

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{N}]*(?:-\\p{L}[\\p{L}\\p{N}]*)*");
  // Two such words side by side make no name, and with a particle the second is half of a verb:
  // one logs in at the login.
  private static final Set<String> NEVER_PART =
      Set.of(
          "the", "and", "for", "with", "that", "this", "any", "all", "one", "its", "not", "may",
          "can", "some", "every", "each", "who", "when", "while", "shall", "from", "into", "out",
          "off", "down", "over", "back", "without", "are", "has", "have", "more", "mean", "body",
          "thing", "time", "where", "other");
  private static final Pattern SPELLING_ISE = Pattern.compile("(?<=[a-z]{3})is(?=e|ing|ation)");
  private static final Pattern SPELLING_OUR = Pattern.compile("(?<=[a-z]{2})our(?=$|s|ed|ing|ful)");
  private static final int SHORTEST_PART = 3;
  private static final int SHORTEST_NAME = 5;

  private final Map<String, Map<String, SequencedSet<String>>> variants = new TreeMap<>();
  // The words of a spec are few and stand in it often.
  private final Map<String, String> keys = new HashMap<>();

  private TermDrift() {}

  /// In the order of the alphabet.
  public static List<Drift> among(List<Sentence> sentences) {
    var drift = new TermDrift();
    sentences.parallelStream().map(Written::of).forEachOrdered(drift::note);
    return drift.variants.values().stream()
        .filter(ways -> ways.size() > 1 && ways.keySet().stream().anyMatch(it -> !it.contains(" ")))
        .map(TermDrift::drift)
        .toList();
  }

  private static Drift drift(Map<String, SequencedSet<String>> ways) {
    return new Drift(
        ways.entrySet().stream()
            .map(way -> new Variant(way.getKey(), List.copyOf(way.getValue())))
            .sorted(
                Comparator.comparingInt((Variant it) -> it.ids().size())
                    .reversed()
                    .thenComparing(Variant::written))
            .toList());
  }

  /// The words of a sentence, and those that may be one name with the next.
  private record Written(String id, List<String> names) {
    static Written of(Sentence sentence) {
      var plain = Prose.of(sentence.text()).plain();
      var words = WORD.matcher(plain).results().toList();
      var names = new ArrayList<String>();
      for (int i = 0; i < words.size(); i++) {
        var word = words.get(i).group();
        names.add(written(word));
        if (i + 1 < words.size()) {
          var next = words.get(i + 1);
          var gap = plain.substring(words.get(i).end(), next.start());
          if (gap.equals(" ") && isPart(word) && isPart(next.group())) {
            names.add(written(word) + " " + written(next.group()));
          }
        }
      }
      return new Written(sentence.id(), names);
    }
  }

  private static boolean isPart(String word) {
    return word.length() >= SHORTEST_PART
        && !word.contains("-")
        && !NEVER_PART.contains(word.toLowerCase(Locale.ROOT));
  }

  private void note(Written sentence) {
    sentence.names().forEach(name -> note(name, sentence.id()));
  }

  private void note(String written, String id) {
    var name = keys.computeIfAbsent(written, TermDrift::key);
    if (name.length() >= SHORTEST_NAME) {
      variants
          .computeIfAbsent(name, _ -> new LinkedHashMap<>())
          .computeIfAbsent(written, _ -> new LinkedHashSet<>())
          .add(id);
    }
  }

  // The first letter is large at the start of a sentence, and all are in a keyword; neither is
  // another way to write the word. One plural is not another name.
  private static String written(String word) {
    var inner = word.substring(1);
    var mixed =
        !inner.equals(inner.toLowerCase(Locale.ROOT))
            && !word.equals(word.toUpperCase(Locale.ROOT));
    return singular(mixed ? word : word.toLowerCase(Locale.ROOT));
  }

  private static String singular(String word) {
    return word.length() > SHORTEST_NAME && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static String key(String written) {
    return SPELLING_OUR
        .matcher(
            SPELLING_ISE
                .matcher(written.toLowerCase(Locale.ROOT).replaceAll("[ -]", ""))
                .replaceAll("iz"))
        .replaceAll("or");
  }
}
