package dev.baton.core.spec;

import static java.util.stream.Collectors.joining;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Quality;
import dev.baton.core.spec.ItemId.Kind;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules for requirements and qualities.
final class ObligationRules {
  private static final Rule ONE_SHALL = Rule.error("S-ONE-SHALL");
  private static final Rule HAS_SOURCE = Rule.error("S-HAS-SOURCE");
  private static final Rule SOURCE_EXISTS = Rule.error("S-SOURCE-EXISTS");
  private static final Rule DECISION_EXISTS = Rule.error("S-DECISION-EXISTS");
  private static final Rule PRIORITY = Rule.error("S-PRIORITY");
  private static final Rule VERIFY = Rule.error("S-VERIFY");
  private static final Rule NUMBER = Rule.error("S-NUMBER");

  private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
  private static final Pattern SHALL = Pattern.compile("\\bshall\\b", Pattern.CASE_INSENSITIVE);
  // "Measured under QA-1" or "in LND-003" names an item; it measures nothing.
  private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9]*-[0-9]+");

  private static final Rule UNIT_NAMED = Rule.error("S-UNIT");
  private static final Rule CONDITION_NAMED = Rule.error("S-CONDITION");
  private static final Rule MEASURED_SOMEWHERE = Rule.error("S-MEASURED");

  // A word right after a number is its unit, unless the sentence only goes on with it.
  private static final Pattern UNIT =
      Pattern.compile(
          "[0-9]\\s*(?:%|°|€|\\$|`|(?!(?:within|of|and|or|in|at|to|is|for|the|while|when|if|per|on|by"
              + "|from|than|then|shall|until|after|before|under|over|with|as|a|an|where)\\b)\\p{L})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\b(?:when|while|where|if|during|under|with|within|for|from|at|per|after|before|on|over|in|among|of)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MEASURED =
      Pattern.compile("\\bmeasured\\b", Pattern.CASE_INSENSITIVE);

  private ObligationRules() {}

  static Stream<Finding> oneShall(SpecIndex spec) {
    return spec.each(Obligation.class)
        .filter(it -> shalls(it) != 1)
        .map(it ->
            ONE_SHALL.on(
                it.id().value(),
                placeOfText(it),
                "%s has %d `shall`; it needs exactly one".formatted(it.id(), shalls(it)),
                shalls(it) == 0
                    ? "say what the system shall do, in one sentence"
                    : "split it: one requirement with its own ID for each `shall`"));
  }

  static long shalls(Obligation it) {
    return SHALL.matcher(CODE_SPAN.matcher(it.text().value()).replaceAll("")).results().count();
  }

  static Stream<Finding> hasSource(SpecIndex spec) {
    return spec.all(Obligation.class)
        .filter(it -> it.fields().entries("Source").findAny().isEmpty())
        .map(it ->
            HAS_SOURCE.on(
                it.id().value(),
                it.source(),
                it.id() + " has no Source, so nobody is known to want it",
                "add `- Source: ST-n` with the statement it comes from"));
  }

  static Stream<Finding> sourcesExist(SpecIndex spec) {
    return spec.all(Obligation.class)
        .flatMap(it ->
            References.dangling(spec, it, "Source", Kind.STATEMENT)
                .map(entry ->
                    SOURCE_EXISTS.on(
                        it.id().value(),
                        placeOf(it, "Source"),
                        "%s cites `%s`, which is no statement of this spec"
                            .formatted(it.id(), entry),
                        "record the statement as `### ST-n · who and when`, or cite another"
                            + " one")));
  }

  static Stream<Finding> decisionsExist(SpecIndex spec) {
    return spec.all(Obligation.class)
        .flatMap(it ->
            References.dangling(spec, it, "Decision", Kind.DECISION)
                .map(entry ->
                    DECISION_EXISTS.on(
                        it.id().value(),
                        placeOf(it, "Decision"),
                        "%s follows `%s`, which is no decision of this spec"
                            .formatted(it.id(), entry),
                        "record it as `### D-n · title`, or correct the ID")));
  }

  static Stream<Finding> knownPriority(SpecIndex spec) {
    return spec.all(Obligation.class)
        .filter(it -> saysOtherThanOnce(it, "Priority") || it.priority().isEmpty())
        .map(it -> oneOf(PRIORITY, it, "Priority", words(Priority.values(), Priority::word)));
  }

  static Stream<Finding> knownVerify(SpecIndex spec) {
    return spec.all(Obligation.class)
        .filter(it -> saysOtherThanOnce(it, "Verify") || it.verify().isEmpty())
        .map(it -> oneOf(VERIFY, it, "Verify", words(Verify.values(), Verify::word)));
  }

  private static boolean saysOtherThanOnce(Obligation it, String field) {
    return it.fields().named(field).count() != 1;
  }

  private static Finding oneOf(Rule rule, Obligation it, String field, String words) {
    var written = it.fields().named(field).map(Field::value).collect(joining("`, `", "`", "`"));
    return rule.on(
        it.id().value(),
        placeOf(it, field),
        written.equals("``")
            ? "%s has no %s".formatted(it.id(), field)
            : "%s has the %s %s, which is not one of %s".formatted(it.id(), field, written, words),
        "write one `- %s:` with one of %s".formatted(field, words));
  }

  static Stream<Finding> hasNumber(SpecIndex spec) {
    return spec.all(Quality.class)
        .filter(it -> !hasDigit(it))
        .map(it ->
            NUMBER.on(
                it.id().value(),
                placeOfText(it),
                it.id() + " has no number, so nothing can fail it",
                "say how much of what, under which load, measured where"));
  }

  static Stream<Finding> hasUnit(SpecIndex spec) {
    return spec.all(Quality.class)
        .filter(it -> hasDigit(it) && !UNIT.matcher(withoutNames(it)).find())
        .map(it ->
            UNIT_NAMED.on(
                it.id().value(),
                placeOfText(it),
                it.id() + " has a number without a unit",
                "write the unit after the number: `200 ms`, `3 mails`, `99 %`"));
  }

  static Stream<Finding> hasCondition(SpecIndex spec) {
    return spec.all(Quality.class)
        .filter(it -> !it.text().isBlank() && !CONDITION.matcher(it.text().value()).find())
        .map(it ->
            CONDITION_NAMED.on(
                it.id().value(),
                placeOfText(it),
                it.id() + " holds under no condition, so nobody knows when to measure",
                "say under which load or in which state: `while 50 members are connected, …`"));
  }

  static Stream<Finding> hasPlace(SpecIndex spec) {
    return spec.all(Quality.class)
        .filter(it -> it.measured().isEmpty() && !MEASURED.matcher(it.text().value()).find())
        .map(it ->
            MEASURED_SOMEWHERE.on(
                it.id().value(),
                it.source(),
                it.id() + " does not say where it is measured",
                "add `- Measured:` with the place: at which side, on which machine, by which"
                    + " program"));
  }

  private static boolean hasDigit(Quality it) {
    return withoutNames(it).chars().anyMatch(Character::isDigit);
  }

  private static String withoutNames(Quality it) {
    return NAME.matcher(it.text().value()).replaceAll("");
  }

  private static <T> String words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(joining(", "));
  }

  private static Source placeOf(Item item, String field) {
    return item.fields().first(field).map(Field::source).orElse(item.source());
  }

  private static Source placeOfText(Item item) {
    return item.text().isBlank() ? item.source() : item.text().source();
  }
}
