package dev.baton.core.spec;

import dev.baton.core.finding.Edit;
import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Scenario;
import dev.baton.core.spec.Item.Term;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules for single words of what is agreed. They gate, so each is a matter of form and none of
/// taste.
final class WordingRules {
  private static final Rule PRONOUN = Rule.error("S-PRONOUN");
  private static final Rule BANNED = Rule.error("S-BANNED-SYNONYM");
  private static final Rule INVISIBLE = Rule.error("S-INVISIBLE");

  private static final Pattern PRONOUNS =
      Pattern.compile(
          "\\b(it|its|itself|they|them|their|theirs|themselves|he|him|his|she|her|hers|this one"
              + "|that one|these ones|those ones)\\b",
          Pattern.CASE_INSENSITIVE);

  // Marks that change how a line is read without being seen: directions, joiners, tags.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{2069}\\x{FEFF}\\x{E0000}-\\x{E007F}]");

  private static final Pattern QUOTED = Pattern.compile("`[^`]*`|\"[^\"]*\"|“[^”]*”");

  private WordingRules() {}

  static Stream<Finding> noPronoun(SpecIndex spec) {
    return spec.each(Obligation.class)
        .flatMap(it ->
            matches(PRONOUNS, it.text())
                .map(found ->
                    PRONOUN.on(
                        it.id().value(),
                        place(it.text(), found),
                        "%s says `%s`, and a reader may think of another thing"
                            .formatted(it.id(), found.group()),
                        "write the noun it stands for, again")));
  }

  static Stream<Finding> noBannedSynonym(SpecIndex spec) {
    var banned = banned(spec);
    if (banned.isEmpty()) {
      return Stream.of();
    }
    var words = new Vocabulary(banned.keySet());
    return Stream.concat(
        spec.each(Obligation.class)
            .flatMap(it ->
                matchesOf(words, it.text())
                    .map(found -> banned(it, found, place(it.text(), found), banned))),
        spec.each(Scenario.class)
            .flatMap(it ->
                it.steps().stream()
                    .flatMap(step ->
                        matchesOf(words, new Passage(step.text(), step.source()))
                            .map(found -> bannedInStep(it, step, found, banned)))));
  }

  /// Each banned word with the term it should be. A word of a term's own name is no synonym of it.
  private static Map<String, Term> banned(SpecIndex spec) {
    var banned = new TreeMap<String, Term>(String.CASE_INSENSITIVE_ORDER);
    spec.all(Term.class)
        .forEach(term -> term.bannedSynonyms().forEach(word -> banned.putIfAbsent(word, term)));
    spec.all(Term.class).forEach(term -> banned.remove(term.name()));
    return banned;
  }

  private static Finding banned(Item it, MatchResult found, Source at, Map<String, Term> banned) {
    var term = termFor(found, banned);
    return finding(it, found, at, term).mendedBy(new Edit(at, like(found.group(), term.name())));
  }

  private static Finding bannedInStep(
      Item it, Step step, MatchResult found, Map<String, Term> banned) {
    return finding(it, found, step.source(), termFor(found, banned));
  }

  private static Term termFor(MatchResult found, Map<String, Term> banned) {
    var term = banned.get(found.group());
    if (term == null) {
      throw new IllegalStateException("matched, and not banned: " + found.group());
    }
    return term;
  }

  private static Finding finding(Item it, MatchResult found, Source at, Term term) {
    return BANNED.on(
        it.id().value(),
        at,
        "%s says `%s` for what the glossary calls `%s`"
            .formatted(it.id(), found.group(), term.name()),
        "write `%s`, or give the other thing a term of its own".formatted(term.name()));
  }

  private static String like(String written, String term) {
    return Character.isUpperCase(written.charAt(0))
        ? Character.toUpperCase(term.charAt(0)) + term.substring(1)
        : term;
  }

  static Stream<Finding> nothingUnseen(SpecIndex spec) {
    return spec.each(Item.class)
        .flatMap(it -> {
          var found = new ArrayList<Finding>();
          UNSEEN
              .matcher(it.text().value())
              .results()
              .map(mark -> unseen(it, mark, it.text().at(mark.start(), mark.end())))
              .forEach(found::add);
          steps(it)
              .filter(step -> UNSEEN.matcher(step.text()).find())
              .map(step -> {
                var mark = UNSEEN.matcher(step.text()).results().findFirst().orElseThrow();
                return unseen(it, mark, step.source());
              })
              .forEach(found::add);
          return found.stream();
        });
  }

  private static Stream<Step> steps(Item it) {
    return it instanceof Scenario scenario ? scenario.steps().stream() : Stream.of();
  }

  private static Finding unseen(Item it, MatchResult mark, Source at) {
    return INVISIBLE.on(
        it.id().value(),
        at,
        "%s has the invisible character U+%04X, which can make a line read as something else"
            .formatted(it.id(), mark.group().codePointAt(0)),
        "remove it");
  }

  private static Stream<MatchResult> matchesOf(Vocabulary words, Passage text) {
    return words.of(text.value()).stream().flatMap(pattern -> matches(pattern, text));
  }

  /// Words outside code and quotation: what is quoted is somebody else's wording.
  private static Stream<MatchResult> matches(Pattern words, Passage text) {
    var matches = words.matcher(text.value()).results().toList();
    if (matches.isEmpty()) {
      return Stream.of();
    }
    var quoted = QUOTED.matcher(text.value()).results().toList();
    return matches.stream()
        .filter(found ->
            quoted.stream()
                .noneMatch(quote -> quote.start() <= found.start() && found.end() <= quote.end()));
  }

  private static Source place(Passage text, MatchResult found) {
    return text.at(found.start(), found.end());
  }
}
