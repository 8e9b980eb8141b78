package dev.baton.app.page;

import dev.baton.adapters.sqlite.SqliteLedger;
import dev.baton.app.Baton;
import dev.baton.app.Conducting;
import dev.baton.app.Discovery;
import dev.baton.app.Documents;
import dev.baton.app.PersonsWork;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.core.json.Json;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.Approve;
import dev.baton.core.run.RunCommand.CancelRun;
import dev.baton.core.run.RunCommand.CancelTask;
import dev.baton.core.run.RunCommand.HoldTask;
import dev.baton.core.run.RunCommand.Pause;
import dev.baton.core.run.RunCommand.RaiseBudget;
import dev.baton.core.run.RunCommand.Reject;
import dev.baton.core.run.RunCommand.Resume;
import dev.baton.core.run.RunCommand.Retry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What somebody wants, as a form says it. Whether it may be is decided when it goes out, by the
/// rules, on what is true then.
record Order(String what, String task, Map<String, String> words) {
  static final List<String> KINDS =
      List.of(
          "answer",
          "approve",
          "reject",
          "retry",
          "hold",
          "cancel",
          "hand-in",
          "pause",
          "resume",
          "budget",
          "cancel-run",
          "settle");
  private static final Set<String> NOT_OF_A_TASK =
      Set.of("pause", "resume", "budget", "cancel-run", "settle");
  private static final Set<String> WORDS =
      Set.of("text", "because", "title", "instead", "why", "amount", "spec", "item");
  // Never from a form: who says something in a name of their own came by a link that was made for
  // it.
  private static final String AS = "as";
  private static final int LONGEST = 10_000;

  Order {
    words = new TreeMap<>(words);
  }

  /// What a form or a document of the API holds; a problem where that is no order.
  static Order from(Map<String, String> fields) {
    var what = fields.getOrDefault("order", "");
    if (!KINDS.contains(what)) {
      throw Problem.usage(
          "\"" + what + "\" is no order", "orders are: " + String.join(", ", KINDS));
    }
    var words = new TreeMap<String, String>();
    fields.forEach((name, value) -> {
      if (WORDS.contains(name) && !value.isBlank()) {
        words.put(name, value.strip().replace("\r\n", "\n"));
      }
    });
    return whole(what, fields.getOrDefault("task", ""), words);
  }

  /// The answer of somebody else than the conductor to a question of a spec.
  static Order settling(String spec, String item, String text, String person) {
    return whole("settle", "", Map.of("spec", spec, "item", item, "text", text, AS, person));
  }

  private static Order whole(String what, String task, Map<String, String> words) {
    var order = new Order(what, task, words);
    order.mustBeWhole();
    return order;
  }

  /// Who says it, if that is not the conductor; else empty.
  String as() {
    return word(AS);
  }

  /// Whether it answers that question of that spec.
  boolean settles(String spec, String item) {
    return what.equals("settle") && word("spec").equals(spec) && word("item").equals(item);
  }

  /// Whether it answers something of that spec.
  boolean isAbout(String spec) {
    return what.equals("settle") && word("spec").equals(spec);
  }

  /// What is said with it.
  String text() {
    return word("text");
  }

  private void mustBeWhole() {
    if (!NOT_OF_A_TASK.contains(what)) {
      Conducting.task(task);
    }
    if (words.values().stream().anyMatch(it -> it.length() > LONGEST)) {
      throw Problem.usage("that is too long", "say it in " + LONGEST + " letters");
    }
    switch (what) {
      case "answer" -> must("text", "an answer says something");
      case "reject" -> must("why", "the performer has to know why");
      case "settle" -> {
        must("item", "which question?");
        must("text", "an answer says something");
      }
      case "budget" -> Conducting.money(word("amount"));
      case "approve" -> Conducting.reason(word("because"), word("title"), word("instead"));
      default -> {
        // Nothing more is needed.
      }
    }
  }

  private void must(String name, String why) {
    if (word(name).isEmpty()) {
      throw Problem.usage(why, "write it into the form");
    }
  }

  private String word(String name) {
    return words.getOrDefault(name, "");
  }

  /// It takes nothing away and can be turned round at once.
  boolean isHarmless() {
    return what.equals("pause") || what.equals("resume");
  }

  /// What goes out, in words.
  String inWords() {
    return switch (what) {
      case "answer" -> "answer " + task + ": " + word("text");
      case "approve" ->
          "approve " + task + (word("because").isEmpty() ? "" : ", because " + word("because"));
      case "reject" -> "send " + task + " back: " + word("why");
      case "retry" -> "try " + task + " again";
      case "hold" -> "hold " + task;
      case "cancel" -> "give up " + task;
      case "hand-in" -> "hand in " + task;
      case "budget" -> "raise the budget to " + word("amount");
      case "cancel-run" -> "cancel the run";
      case "settle" ->
          (as().isEmpty() ? "" : as() + ": ")
              + "answer "
              + word("item")
              + " of "
              + word("spec")
              + ": "
              + word("text");
      default -> what + " the run";
    };
  }

  void give(Place place, SqliteLedger ledger, String by) {
    switch (what) {
      case "hand-in" -> {
        var _ = new PersonsWork(place, ledger).handIn(Conducting.task(task), by);
      }
      case "settle" -> settle(new Documents(place.top()), as().isEmpty() ? by : as());
      default -> {
        var _ = Conducting.give(ledger, run -> command(run, by));
      }
    }
  }

  /// Written into the spec where the question stands, and nowhere else in it.
  private void settle(Documents documents, String by) {
    var name = documents.choose(Optional.of(word("spec")), "spec.md");
    Discovery.of(documents, name, by).answer(word("item"), word("text"));
  }

  private RunCommand command(Opened run, String by) {
    var now = Baton.CLOCK.instant();
    return switch (what) {
      case "answer" -> Conducting.answer(run, Conducting.task(task), word("text"), by);
      case "approve" ->
          new Approve(
              Conducting.task(task),
              Conducting.reason(word("because"), word("title"), word("instead")),
              by,
              now);
      case "reject" -> new Reject(Conducting.task(task), word("why"), by, now);
      case "retry" -> new Retry(Conducting.task(task), by, now);
      case "hold" -> new HoldTask(Conducting.task(task), reason(), by, now);
      case "cancel" -> new CancelTask(Conducting.task(task), reason(), by, now);
      case "pause" -> new Pause(by, now);
      case "resume" -> new Resume(by, now);
      case "budget" -> new RaiseBudget(Conducting.money(word("amount")), by, now);
      case "cancel-run" -> new CancelRun(reason(), by, now);
      default -> throw new IllegalStateException("no order: " + what);
    };
  }

  private String reason() {
    return word("why").isEmpty() ? "no reason given" : word("why");
  }

  Json.Obj json() {
    var json = Json.object().put("order", what).put("task", task);
    words.forEach(json::put);
    return json.end();
  }

  /// As [#json] wrote it, for this server's own eyes.
  static Order of(Json.Obj json) {
    var words = new TreeMap<String, String>();
    json.fields().forEach((name, value) -> words.put(name, value.asText()));
    var what = Optional.ofNullable(words.remove("order")).orElse("");
    var task = Optional.ofNullable(words.remove("task")).orElse("");
    return new Order(what, task, words);
  }
}
