package dev.baton.core.discover;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.baton.core.discover.Asked.Kind;
import dev.baton.core.ears.Condition;
import dev.baton.core.ears.Reading.Understood;
import dev.baton.core.smell.Contradictions;
import dev.baton.core.smell.Sentence;
import dev.baton.core.smell.SmellRule;
import dev.baton.core.smell.Smells;
import dev.baton.core.smell.TermDrift;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.Item.Requirement;
import dev.baton.core.spec.Item.Statement;
import dev.baton.core.spec.Item.Term;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecIndex;
import dev.baton.core.spec.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The questions a spec leaves open. No model: each follows from what stands there.
///
/// A question that was asked before is not asked again, whether it was answered or not; its text is
/// what it is known by.
public final class Interview {
  /// Who asks, as it stands in a question's `Asked`.
  public static final String ASKED_BY = "from the text";

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}0-9-])[0-9]+(?:[.,][0-9]+)?(?![0-9]|-[0-9])\\s*(?:%|[\\p{L}]+)?");
  private static final Pattern QUOTED = Pattern.compile("`[^`]*`|\"[^\"]*\"");
  private static final Pattern NOUN =
      Pattern.compile("\\b(?:the|an?|each|every)\\s+([a-z]{3,}(?:\\s+[a-z]{3,})?)\\b");
  private static final int OFTEN = 3;
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "shall", "has", "have", "was", "were", "with", "for", "and", "from", "that", "which",
          "are", "not", "per", "within", "when", "where", "while", "after", "before", "than",
          "then", "does", "did", "into", "onto", "under", "over", "between", "until", "same",
          "next", "last", "first", "other", "new", "old", "whole", "number", "time", "end", "start",
          "reason", "answer");

  private final SpecIndex spec;
  private final Map<Requirement, Understood> read = new LinkedHashMap<>();

  private Interview(Spec spec) {
    this.spec = new SpecIndex(spec);
    this.spec
        .all(Requirement.class)
        .forEach(it -> {
          if (this.spec.reading(it) instanceof Understood understood) {
            read.put(it, understood);
          }
        });
  }

  /// What to ask now, the most urgent first.
  public static List<Asked> questions(Spec spec) {
    var known = spec.all(Question.class).map(it -> key(it.title())).collect(toSet());
    return new Interview(spec)
        .all()
        .filter(asked -> !known.contains(key(asked.text())))
        .sorted(comparing(Asked::kind))
        .toList();
  }

  /// Open questions of this interview that the text has answered since: it would not ask them now.
  public static List<Question> settled(Spec spec) {
    var left = new Interview(spec).all().map(asked -> key(asked.text())).collect(toSet());
    return spec.all(Question.class)
        .filter(Question::isOpen)
        .filter(it -> it.fields().value("Asked").filter(by -> by.startsWith(ASKED_BY)).isPresent())
        .filter(it -> !left.contains(key(it.title())))
        .toList();
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private Stream<Asked> all() {
    return Stream.of(
            unanswered(),
            disagreements(),
            contradictions(),
            vague(),
            otherwise(),
            boundaries(),
            failures(),
            terms(),
            drift())
        .flatMap(it -> it);
  }

  private Stream<Asked> unanswered() {
    var answered =
        spec.all(Item.class).flatMap(it -> it.fields().ids("Source").stream()).collect(toSet());
    return spec.all(Statement.class)
        .filter(it -> !answered.contains(it.id()) && !it.isDeclined())
        .map(it ->
            new Asked(
                Kind.UNANSWERED,
                it.id(),
                "What shall be done about %s: \"%s\"?"
                    .formatted(it.id(), shortened(it.text().value())),
                List.of(),
                it.id() + " stays unanswered, and the spec cannot be approved"));
  }

  /// Two people behind one requirement, of whom each spoke of it.
  private Stream<Asked> disagreements() {
    return spec.all(Requirement.class)
        .flatMap(it -> {
          var speakers =
              it.sources().stream()
                  .flatMap(id -> spec.find(id).stream())
                  .collect(
                      groupingBy(
                          Interview::speaker, LinkedHashMap::new, toCollection(ArrayList::new)));
          return speakers.size() < 2
              ? Stream.of()
              : Stream.of(
                  new Asked(
                      Kind.DISAGREEMENT,
                      it.id(),
                      "Do %s agree with %s (%s) as it is written?"
                          .formatted(String.join(" and ", speakers.keySet()), it.id(), it.title()),
                      List.of(),
                      it.id() + " holds as written"));
        });
  }

  private static String speaker(Item statement) {
    return statement.title().split(",", 2)[0].strip();
  }

  /// Two sentences that exclude each other hold both up. That one case has two responses is often
  /// right as it is.
  private Stream<Asked> contradictions() {
    return Contradictions.among(sentences()).stream()
        .map(it -> {
          var one = new ItemId(it.one().id());
          var other = new ItemId(it.other().id());
          var open = it.kind() == Contradictions.Kind.OTHER_RESPONSE;
          return new Asked(
              Kind.CONTRADICTION,
              other,
              it.question(),
              open ? List.of() : List.of(one, other),
              open ? "both hold" : "%s and %s are not approved".formatted(one, other));
        });
  }

  private Stream<Asked> drift() {
    return TermDrift.among(sentences()).stream()
        .map(it ->
            new Asked(
                Kind.DRIFT,
                new ItemId(it.variants().getLast().ids().getFirst()),
                it.question(),
                List.of(),
                "a reader who searches for the one misses the other"));
  }

  private List<Sentence> sentences() {
    return spec.all(Requirement.class)
        .map(it -> new Sentence(it.id().value(), it.text().value(), spec.reading(it)))
        .toList();
  }

  /// Of a requirement it holds up the approval; of a statement it does not, for nobody builds that.
  private Stream<Asked> vague() {
    return Stream.concat(
        spec.all(Requirement.class)
            .flatMap(it -> vague(it, List.of(it.id()), it.id() + " is not approved")),
        spec.all(Statement.class)
            .filter(it -> !it.isDeclined())
            .flatMap(
                it -> vague(it, List.of(), "whoever writes the requirement chooses a number")));
  }

  private static Stream<Asked> vague(Item it, List<ItemId> blocks, String otherwise) {
    return Smells.in(it.text().value()).stream()
        .filter(smell -> smell.rule() == SmellRule.VAGUE || smell.rule() == SmellRule.COMPARATIVE)
        .map(smell ->
            new Asked(
                Kind.VAGUE,
                it.id(),
                "%s: what value and unit counts as \"%s\"?"
                    .formatted(it.id(), folded(smell.text())),
                blocks,
                otherwise));
  }

  /// A state has an opposite, and some requirement should say what happens then.
  private Stream<Asked> otherwise() {
    return read.entrySet().stream()
        .flatMap(it ->
            it.getValue().preconditions().stream()
                .filter(condition -> condition.keyword() == Condition.Keyword.WHILE)
                .filter(condition -> !hasCounterpart(it.getKey(), condition))
                .map(condition ->
                    new Asked(
                        Kind.OTHERWISE,
                        it.getKey().id(),
                        "%s holds while %s. What shall the %s do otherwise?"
                            .formatted(
                                it.getKey().id(),
                                folded(condition.clause().text()),
                                folded(it.getValue().system().text())),
                        List.of(),
                        "nothing")));
  }

  private boolean hasCounterpart(Requirement requirement, Condition condition) {
    return read.entrySet().stream()
        .filter(it -> !it.getKey().equals(requirement))
        .flatMap(it ->
            Stream.concat(it.getValue().preconditions().stream(), it.getValue().trigger().stream()))
        .anyMatch(other ->
            !folded(other.clause().text()).equals(folded(condition.clause().text()))
                && shareSubject(other.clause().text(), condition.clause().text()));
  }

  private static boolean shareSubject(String one, String other) {
    return head(one).equals(head(other));
  }

  private static List<String> head(String clause) {
    return Stream.of(clause.toLowerCase(Locale.ROOT).split("\\W+"))
        .filter(word -> !word.isEmpty() && !Set.of("the", "a", "an", "no", "any").contains(word))
        .limit(2)
        .toList();
  }

  private Stream<Asked> boundaries() {
    return spec.all(Requirement.class)
        .flatMap(it ->
            NUMBER
                .matcher(QUOTED.matcher(it.text().value()).replaceAll(""))
                .results()
                .map(found -> folded(found.group()))
                .distinct()
                .filter(number -> !isShown(it, number))
                .map(number ->
                    new Asked(
                        Kind.BOUNDARY,
                        it.id(),
                        "%s: what happens at exactly %s, and just before?"
                            .formatted(it.id(), number),
                        List.of(),
                        "whoever builds it decides on which side " + number + " falls")));
  }

  private boolean isShown(Requirement it, String number) {
    var digits = number.replaceAll("[^0-9.,]", "");
    return spec.scenariosOf(it.id()).stream()
        .flatMap(scenario -> scenario.steps().stream())
        .map(Step::text)
        .anyMatch(text ->
            Pattern.compile("(?<![0-9])" + Pattern.quote(digits) + "(?![0-9])")
                .matcher(text)
                .find());
  }

  /// Something happens on an event, and nothing in its area says what if that goes wrong.
  private Stream<Asked> failures() {
    var guarded =
        read.entrySet().stream()
            .filter(it -> it.getValue().trigger().filter(Interview::isUnwanted).isPresent())
            .map(it -> area(it.getKey()))
            .collect(toSet());
    return read.entrySet().stream()
        .filter(it -> it.getValue().trigger().filter(trigger -> !isUnwanted(trigger)).isPresent())
        .filter(it -> !guarded.contains(area(it.getKey())))
        .map(it ->
            new Asked(
                Kind.FAILURE,
                it.getKey().id(),
                "%s: what shall the %s do if it cannot %s?"
                    .formatted(
                        it.getKey().id(),
                        folded(it.getValue().system().text()),
                        folded(it.getValue().responses().getFirst().text())),
                List.of(),
                "a failure is shown to whoever asked, and nothing else changes"));
  }

  private static boolean isUnwanted(Condition trigger) {
    return trigger.keyword() == Condition.Keyword.IF;
  }

  private static String area(Requirement it) {
    return it.id().value().replaceAll("-[0-9]+$", "");
  }

  private Stream<Asked> terms() {
    var counts = new LinkedHashMap<String, Set<ItemId>>();
    spec.all(Item.Obligation.class)
        .forEach(it ->
            NOUN.matcher(it.text().value().toLowerCase(Locale.ROOT))
                .results()
                .flatMap(found -> noun(found.group(1)).stream())
                .forEach(noun -> counts.computeIfAbsent(noun, _ -> new TreeSet<>()).add(it.id())));
    var defined =
        spec.all(Term.class).map(it -> it.name().toLowerCase(Locale.ROOT)).collect(toSet());
    return counts.entrySet().stream()
        .filter(it -> it.getValue().size() >= OFTEN)
        .filter(it -> defined.stream().noneMatch(term -> covers(term, it.getKey())))
        .map(it ->
            new Asked(
                Kind.TERM,
                it.getValue().iterator().next(),
                "What exactly is a \"%s\"? Several requirements speak of it."
                    .formatted(it.getKey()),
                List.of(),
                "each reader has a meaning of their own"));
  }

  private static boolean covers(String term, String noun) {
    return Objects.equals(term, noun) || term.endsWith(" " + noun) || noun.endsWith(" " + term);
  }

  private static Optional<String> noun(String words) {
    var parts = words.split("\\s+");
    if (SMALL_WORDS.contains(parts[0])) {
      return Optional.empty();
    }
    return Optional.of(
        parts.length == 2 && !SMALL_WORDS.contains(parts[1]) && !parts[1].endsWith("s")
            ? words.replaceAll("\\s+", " ")
            : parts[0]);
  }

  private static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String shortened(String text) {
    var one = folded(text).replace("\"", "'");
    return one.codePointCount(0, one.length()) <= 80
        ? one
        : one.substring(0, one.offsetByCodePoints(0, 79)) + "…";
  }
}
