package dev.baton.adapters.bridge;

import static java.util.stream.Collectors.joining;

import dev.baton.adapters.bridge.Part.Kind;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.Contract;
import dev.baton.core.plan.Plan;
import dev.baton.core.plan.TaskId;
import dev.baton.core.spec.Field;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Baton's own documents as parts.
final class Parts {
  private Parts() {}

  static List<Part> of(Documents documents) {
    var parts = new ArrayList<Part>();
    documents.spec().items().forEach(item -> parts.add(of(item, documents.specText())));
    documents.plan().map(Plan::tasks).orElse(List.of()).forEach(task -> parts.add(of(task)));
    return parts;
  }

  /// What Baton has under one name. The texts are what was read, for passages with marks in them.
  record Documents(Spec spec, String specText, Optional<Plan> plan) {}

  private static Part of(Item item, String specText) {
    var fields = new LinkedHashMap<String, String>();
    item.fields()
        .all()
        .forEach(field -> fields.merge(field.name(), field.value(), (a, b) -> a + ", " + b));
    var references =
        switch (item) {
          case Item.Obligation obligation -> obligation.sources();
          case Item.Question question -> question.blocks();
          case Item.Statement _, Item.Term _, Item.Boundary _, Item.Scenario _, Item.Decision _ ->
              List.<ItemId>of();
        };
    return new Part(
        kind(item),
        item.id().value(),
        item.id().owner().equals(item.id()) ? "" : item.id().owner().value(),
        item instanceof Item.Term term ? term.name() : item.title(),
        text(item, specText),
        references.stream().map(ItemId::value).toList(),
        List.of(),
        fields);
  }

  private static Kind kind(Item item) {
    return switch (item) {
      case Item.Statement _ -> Kind.STATEMENT;
      case Item.Term _ -> Kind.TERM;
      case Item.Boundary _ -> Kind.BOUNDARY;
      case Item.Requirement _ -> Kind.REQUIREMENT;
      case Item.Scenario _ -> Kind.SCENARIO;
      case Item.Quality _ -> Kind.QUALITY;
      case Item.Question _ -> Kind.QUESTION;
      case Item.Decision _ -> Kind.DECISION;
    };
  }

  private static String text(Item item, String specText) {
    return switch (item) {
      case Item.Scenario scenario ->
          scenario.steps().stream()
              .map(step -> step.keyword().word() + " " + step.text())
              .collect(joining("\n"));
      case Item.Statement statement -> statement.text().value();
      default -> raw(item, specText);
    };
  }

  // As written, with its bullets; a passage alone has lost them.
  private static String raw(Item item, String specText) {
    var at = item.text().source();
    var interrupted =
        item.fields().all().stream()
            .map(Field::source)
            .anyMatch(it -> it.start() > at.start() && it.start() < at.end());
    int lineStart = Math.max(specText.lastIndexOf('\n', Math.max(0, at.start() - 1)) + 1, 0);
    return interrupted
            || at.start() == at.end()
            || at.end() > specText.length()
            || item.text().isBlank()
        ? item.text().value()
        : specText.substring(lineStart, at.end()).replace("\r\n", "\n");
  }

  private static Part of(Contract task) {
    var fields = new LinkedHashMap<String, String>();
    task.fields()
        .all()
        .forEach(field -> fields.merge(field.name(), field.value(), (a, b) -> a + ", " + b));
    return new Part(
        Kind.TASK,
        task.id().value(),
        "",
        task.title(),
        task.goal(),
        task.implementsItems().stream().map(ItemId::value).toList(),
        task.depends().stream().map(TaskId::value).toList(),
        fields);
  }

  /// What a part says, as one hash: two readings agree where these agree.
  static Hash state(Part part) {
    return Hash.of(
        String.join(
            "\n",
            part.title(),
            part.text().replaceAll("\\s+", " ").strip(),
            String.join(",", part.about()),
            String.join(",", part.after()),
            part.fields().toString()));
  }
}
