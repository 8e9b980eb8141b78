package dev.baton.core.spec;

import static java.util.stream.Collectors.joining;

import dev.baton.core.finding.Finding;
import dev.baton.core.finding.Rule;
import dev.baton.core.finding.Source;
import dev.baton.core.spec.Item.Question;
import java.util.List;
import java.util.stream.Stream;

/// Rules for what nobody has decided.
final class QuestionRules {
  private static final Rule OPEN_QUESTION = Rule.question("S-OPEN-QUESTION");
  private static final Rule BLOCKS_EXIST = Rule.error("S-BLOCKS-EXIST");

  private QuestionRules() {}

  static Stream<Finding> answeredBeforeWork(SpecIndex spec) {
    return spec.all(Question.class)
        .filter(Question::isOpen)
        .filter(it -> !live(spec, it).isEmpty())
        .map(it ->
            OPEN_QUESTION.on(
                it.id().value(),
                it.source(),
                "%s is open and blocks %s: %s"
                    .formatted(
                        it.id(),
                        live(spec, it).stream().map(ItemId::value).collect(joining(", ")),
                        it.title()),
                "ask, and write what was said as `- Answer:` with the date"));
  }

  private static List<ItemId> live(SpecIndex spec, Question it) {
    return it.blocks().stream().filter(spec::has).toList();
  }

  static Stream<Finding> blocksExist(SpecIndex spec) {
    return spec.all(Question.class)
        .flatMap(it ->
            References.dangling(spec, it, "Blocks")
                .map(entry ->
                    BLOCKS_EXIST.on(
                        it.id().value(),
                        placeOfBlocks(it),
                        "%s blocks `%s`, which this spec does not have".formatted(it.id(), entry),
                        "name the items that wait for the answer, or `-` for none")));
  }

  private static Source placeOfBlocks(Question it) {
    return it.fields().first("Blocks").map(Field::source).orElse(it.source());
  }
}
