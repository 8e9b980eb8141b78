package dev.baton.core.spec;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.spec.Item.Boundary;
import dev.baton.core.spec.Item.Decision;
import dev.baton.core.spec.Item.Quality;
import dev.baton.core.spec.Item.Question;
import dev.baton.core.spec.Item.Requirement;
import dev.baton.core.spec.Item.Scenario;
import dev.baton.core.spec.Item.Statement;
import dev.baton.core.spec.Item.Term;
import dev.baton.core.spec.SpecLock.Entry.Removed;
import java.util.List;
import java.util.stream.Stream;

/// Rules for items of every kind.
final class IdentityRules {
  private static final Rule UNIQUE_ID = Rule.error("S-UNIQUE-ID");
  private static final Rule RETIRED_ID = Rule.error("S-RETIRED-ID");
  private static final Rule KNOWN_FIELD = Rule.warning("S-KNOWN-FIELD");
  private static final Rule TEXT = Rule.error("S-TEXT");

  private static final List<String> OBLIGATION_FIELDS =
      List.of("Source", "Priority", "Verify", "Decision", "Replaces", "Drafted by");
  private static final List<String> QUALITY_FIELDS =
      List.of("Source", "Priority", "Verify", "Decision", "Replaces", "Drafted by", "Measured");

  private IdentityRules() {}

  static Stream<Finding> uniqueIds(SpecIndex spec) {
    return spec.spec().items().stream()
        .flatMap(item ->
            spec.find(item.id()).filter(first -> !first.equals(item)).stream()
                .map(first -> declaredTwice(item, first)));
  }

  private static Finding declaredTwice(Item item, Item first) {
    return UNIQUE_ID.on(
        item.id().value(),
        item.source(),
        "%s is already declared in line %d".formatted(item.id(), first.source().range().line()),
        "give this item an ID that was never used");
  }

  static Stream<Finding> notRetired(Spec spec, SpecLock lock) {
    return spec.items().stream()
        .filter(item -> lock.find(item.id()).filter(Removed.class::isInstance).isPresent())
        .map(item ->
            RETIRED_ID.on(
                item.id().value(),
                item.source(),
                item.id() + " named an item that was removed; an ID is never reused",
                "give this item an ID that was never used"));
  }

  static Stream<Finding> knownFields(SpecIndex spec) {
    return spec.spec().items().stream()
        .flatMap(item ->
            item.fields().all().stream()
                .filter(field -> !fieldsOf(item).contains(field.name()))
                .map(field -> unknownField(item, field)));
  }

  private static Finding unknownField(Item item, Field field) {
    var known = fieldsOf(item);
    return KNOWN_FIELD.on(
        item.id().value(),
        field.source(),
        "`%s:` means nothing under %s; it is kept but has no effect"
            .formatted(field.name(), item.id()),
        known.isEmpty()
            ? "write it as a sentence, or remove it"
            : "use one of %s, or write it as a sentence".formatted(String.join(", ", known)));
  }

  private static List<String> fieldsOf(Item item) {
    return switch (item) {
      case Statement _ -> List.of("Withdrawn", "Declined", "From");
      case Term _ -> List.of("Not", "Source");
      case Boundary _ -> List.of("Check", "Source");
      case Requirement _ -> OBLIGATION_FIELDS;
      case Quality _ -> QUALITY_FIELDS;
      case Scenario _ -> List.of();
      case Question _ ->
          List.of(
              "Asked", "Source", "Blocks", "If unanswered", "Answer", "Answered by", "Drafted by");
      case Decision _ -> List.of("Status", "Record", "Source");
    };
  }

  /// An obligation without text has no `shall`, and a scenario without text no steps: other rules
  /// say so in better words.
  static Stream<Finding> somethingSaid(SpecIndex spec) {
    return spec.all(Item.class)
        .filter(item -> !(item instanceof Item.Obligation || item instanceof Scenario))
        .filter(item -> item.text().isBlank())
        .map(item ->
            TEXT.on(item.id().value(), item.source(), item.id() + " says nothing", mendFor(item)));
  }

  private static String mendFor(Item item) {
    return item instanceof Statement
        ? "quote under the heading what was said: `> …`"
        : "write under the heading what it says";
  }
}
