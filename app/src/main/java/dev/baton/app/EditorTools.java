package dev.baton.app;

import dev.baton.adapters.context.Tool;
import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.PersonsWork.Assigned;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Exchange;
import dev.baton.core.spec.Item;
import dev.baton.core.spec.ItemId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an editor's agent may ask Baton when it pulls its work: the tasks of the person who sits
/// there. What it hands in passes the same gates as anybody's work.
public final class EditorTools {
  private final Place place;
  private final SqliteLedger ledger;

  public EditorTools(Place place, SqliteLedger ledger) {
    this.place = place;
    this.ledger = ledger;
  }

  public List<Tool> all() {
    return List.of(
        tool(
            "next_task",
            "The tasks that wait for work here, each with the folder to work in.",
            Optional.empty(),
            _ -> nextTask()),
        tool(
            "contract",
            "Everything about one task: its contract, what it is for, what was decided.",
            Optional.of("task"),
            this::contract),
        tool(
            "spec_item",
            "The words of one item of the spec, as LND-003 or ST-1.",
            Optional.of("id"),
            this::item),
        tool("decisions", "What was decided, and why.", Optional.empty(), _ -> decisions()),
        tool("status", "How the run stands, task by task.", Optional.empty(), _ -> status()),
        tool(
            "ask",
            "Ask whoever conducts about a task, as `T-04: which word?`. See the answer with"
                + " `answers`.",
            Optional.of("question"),
            words -> about(words, (task, question) -> work().ask(task, question))),
        tool(
            "answers",
            "What was answered to a task.",
            Optional.of("task"),
            written ->
                work().answers(task(written)).stream()
                    .map(EditorTools::line)
                    .collect(Collectors.joining("\n"))),
        tool(
            "blocked",
            "Say that a contract cannot be met, as `T-04: there is no table`.",
            Optional.of("reason"),
            words -> about(words, (task, why) -> work().blocked(task, why))),
        tool(
            "hand_in",
            "Hand in what is in a task's folder; the gates then judge it.",
            Optional.of("task"),
            written ->
                "handed in as "
                    + work().handInByTool(task(written)).candidate().commit().brief()
                    + "; the gates judge it now"));
  }

  // Its own message says how to mend it, and that is what an agent needs.
  private static Tool tool(
      String name, String description, Optional<String> argument, Function<String, String> answer) {
    return new Tool(
        name,
        description,
        argument,
        words -> {
          try {
            return answer.apply(words);
          } catch (Problem e) {
            throw new IllegalArgumentException(e.message() + "; " + e.mend(), e);
          }
        });
  }

  private interface Order {
    void give(TaskId task, String words);
  }

  private static String about(String written, Order order) {
    var parts = written.split(":", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw new IllegalArgumentException("name the task first, as `T-04: ...`");
    }
    order.give(task(parts[0]), parts[1].strip());
    return "noted";
  }

  private static TaskId task(String written) {
    return TaskId.parse(written.strip())
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + written + "\" is not a task; write T-04"));
  }

  private PersonsWork work() {
    return new PersonsWork(place, ledger);
  }

  private String nextTask() {
    var assigned = work().assigned();
    return assigned.isEmpty()
        ? "Nothing waits for work here."
        : assigned.stream()
            .map(it ->
                "%s %s: work in %s, then call hand_in"
                    .formatted(it.task().id(), it.task().title(), it.workFolder()))
            .collect(Collectors.joining("\n"));
  }

  private String contract(String written) {
    var task = task(written);
    return work().assigned().stream()
        .filter(it -> it.task().id().equals(task))
        .findFirst()
        .map(EditorTools::brief)
        .orElseThrow(() ->
            new IllegalArgumentException(task + " does not wait for work here; see next_task"));
  }

  private static String brief(Assigned assigned) {
    try {
      return Files.readString(assigned.brief());
    } catch (IOException e) {
      throw new IllegalArgumentException("the brief is not written yet; try again", e);
    }
  }

  private String item(String written) {
    var id =
        ItemId.parse(written.strip())
            .orElseThrow(() -> new IllegalArgumentException("\"" + written + "\" is not an ID"));
    return items()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .map(EditorTools::line)
        .orElseThrow(() -> new IllegalArgumentException("no spec has " + id));
  }

  private String decisions() {
    return items()
        .filter(Item.Decision.class::isInstance)
        .map(EditorTools::line)
        .collect(Collectors.joining("\n"));
  }

  private Stream<Item> items() {
    var documents = new Documents(place.top());
    return documents.names("spec.md").stream()
        .flatMap(name -> documents.spec(name).items().stream());
  }

  private static String line(Item item) {
    return "%s · %s: %s".formatted(item.id(), item.title(), item.text().value());
  }

  private static String line(Exchange exchange) {
    return "%s %s (%s)".formatted(exchange.question().text(), exchange.answer(), exchange.by());
  }

  private String status() {
    var run = work().run();
    return run.outline().tasks().stream()
        .map(task ->
            task.id()
                + " "
                + run.task(task.id()).getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + ": "
                + task.title())
        .collect(Collectors.joining("\n"));
  }
}
