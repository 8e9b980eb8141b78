package dev.baton.core.smell;

import dev.baton.core.ears.Condition;
import dev.baton.core.ears.Reading.Understood;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Requirements for the same case that cannot both hold, as far as words show it.
///
/// Only what is written alike is compared: under one trigger, in one state and for one system, one
/// response and its negation, one quantity in two ranges, or one verb with two objects. Anything
/// further needs the meaning, so that nothing is found proves nothing. Strict bounds are read as if
/// they included the figure, which can only miss a contradiction.
public final class Contradictions {
  /// `one` stands before `other` in what was given.
  public record Contradiction(Sentence one, Sentence other, Kind kind) {
    public String question() {
      var words =
          switch (kind) {
            case NEGATION -> "%s owes what %s bans: which one holds?";
            case RANGE -> "No value satisfies both %s and %s: which one holds?";
            case OTHER_RESPONSE ->
                "In the same case %s and %s ask for different things: both, or one?";
          };
      return words.formatted(one.id(), other.id());
    }
  }

  public enum Kind {
    NEGATION,
    RANGE,
    /// Often right as it is, and so a question at most.
    OTHER_RESPONSE
  }

  /// One response, with what it is compared by. `place` is that of its sentence.
  private record Said(
      int place,
      Sentence sentence,
      String situation,
      boolean triggered,
      boolean negated,
      String affirmed,
      Optional<Quantity> quantity) {
    static Said of(int place, Sentence sentence, Understood it, String response) {
      var not = NOT.matcher(response);
      var negated = not.find();
      return new Said(
          place,
          sentence,
          Contradictions.situation(it),
          it.trigger().isPresent(),
          negated,
          Folded.of(negated ? response.substring(not.end()) : response),
          Quantity.in(response));
    }

    String verb() {
      return affirmed.split(" ", 2)[0];
    }
  }

  private record Measured(Said said, Quantity quantity) {}

  private static final Pattern NOT =
      Pattern.compile("^(?:not|never)\\s+", Pattern.CASE_INSENSITIVE);

  private Contradictions() {}

  /// In the order of the sentences, each pair once, by what weighs most.
  public static List<Contradiction> among(List<Sentence> sentences) {
    var said = said(sentences);
    var found = new LinkedHashMap<List<String>, Contradiction>();
    Stream.of(negations(said), ranges(said), others(said))
        .flatMap(contradictions -> contradictions)
        .forEach(it -> found.putIfAbsent(List.of(it.one().id(), it.other().id()), it));
    var places =
        said.stream().collect(Collectors.toMap(it -> it.sentence().id(), Said::place, (a, _) -> a));
    return found.values().stream()
        .sorted(Comparator.comparing(it -> places.get(it.one().id())))
        .toList();
  }

  private static List<Said> said(List<Sentence> sentences) {
    return IntStream.range(0, sentences.size())
        .parallel()
        .boxed()
        .flatMap(place -> said(place, sentences.get(place)))
        .toList();
  }

  private static Stream<Said> said(int place, Sentence sentence) {
    return sentence.reading() instanceof Understood it
        ? it.responses().stream().map(response -> Said.of(place, sentence, it, response.text()))
        : Stream.of();
  }

  private static String situation(Understood it) {
    return Stream.concat(it.preconditions().stream(), it.trigger().stream())
            .map(Contradictions::folded)
            .sorted()
            .collect(Collectors.joining(";"))
        + "|"
        + Folded.of(it.system().text());
  }

  // `When` and `If … then` differ in what the author thinks of the event, not in the event.
  private static String folded(Condition condition) {
    return (condition.keyword().isTrigger() ? "when" : condition.keyword().word())
        + " "
        + Folded.of(condition.clause().text());
  }

  private static Stream<Contradiction> negations(List<Said> said) {
    return groups(said, it -> it.situation() + "|" + it.affirmed())
        .flatMap(group ->
            first(group, Said::negated).stream()
                .flatMap(ban ->
                    group.stream()
                        .filter(it -> !it.negated())
                        .map(it -> pair(ban, it, Kind.NEGATION))));
  }

  // Each is held against the tightest upper bound: enough to find every one that is excluded by
  // any, without looking at all pairs.
  private static Stream<Contradiction> ranges(List<Said> said) {
    var measured =
        said.stream()
            .flatMap(it -> it.quantity().map(of -> new Measured(it, of)).stream())
            .toList();
    return groups(measured, it -> it.said().situation() + "|" + it.quantity().of())
        .flatMap(group -> {
          var tightest =
              group.stream()
                  .min(Comparator.comparingDouble(it -> it.quantity().most()))
                  .orElseThrow();
          return group.stream()
              .filter(it -> it.quantity().least() > tightest.quantity().most())
              .map(it -> pair(tightest.said(), it.said(), Kind.RANGE));
        });
  }

  private static Stream<Contradiction> others(List<Said> said) {
    var triggered = said.stream().filter(it -> it.triggered() && !it.negated()).toList();
    return groups(triggered, it -> it.situation() + "|" + it.verb())
        .flatMap(group ->
            group.stream()
                .skip(1)
                .filter(it -> !it.affirmed().equals(group.getFirst().affirmed()))
                .map(it -> pair(group.getFirst(), it, Kind.OTHER_RESPONSE)));
  }

  private static Optional<Said> first(List<Said> group, Predicate<Said> which) {
    return group.stream().filter(which).findFirst();
  }

  private static <T> Stream<List<T>> groups(List<T> all, Function<T, String> key) {
    Collection<List<T>> groups =
        all.stream()
            .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
            .values();
    return groups.stream().filter(group -> group.size() > 1);
  }

  private static Contradiction pair(Said one, Said other, Kind kind) {
    return one.place() < other.place()
        ? new Contradiction(one.sentence(), other.sentence(), kind)
        : new Contradiction(other.sentence(), one.sentence(), kind);
  }
}
