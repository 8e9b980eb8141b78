package dev.baton.app.cli;

import dev.baton.app.Exit;
import dev.baton.app.Inbox;
import dev.baton.app.Place;
import dev.baton.app.Runs;
import dev.baton.core.json.Json;
import dev.baton.core.run.Effort;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Task;
import java.util.List;
import java.util.stream.Stream;

/// Everything that waits for a person, one list.
final class InboxCommand implements Command {
  /// One thing that waits: for what, why, what to know before, and what to type.
  record Waiting(String kind, String task, String text, List<String> details, List<String> orders) {

    Waiting(String kind, String task, String text, List<String> orders) {
      this(kind, task, text, List.of(), orders);
    }
  }

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public String summary() {
    return "list everything that waits for a person";
  }

  @Override
  public List<String> examples() {
    return List.of("baton inbox", "baton inbox --json");
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var runs = new Runs(ledger);
      var waiting =
          runs.latest().map(id -> waiting(place, Runs.opened(runs.stream(id)))).orElse(List.of());
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton.inbox/1")
                .putEach(
                    "items",
                    waiting,
                    item ->
                        Json.object()
                            .put("kind", item.kind())
                            .put("task", item.task())
                            .put("text", item.text())
                            .putTexts("details", item.details())
                            .putTexts("orders", item.orders())
                            .end())
                .end());
      } else if (waiting.isEmpty()) {
        call.console().line("nothing waits for you");
      } else {
        waiting.forEach(item -> show(item, call.console()));
      }
      return waiting.isEmpty() ? Exit.YES : Exit.WAITS;
    }
  }

  private static void show(Waiting item, Console console) {
    console.line(
        console.bold(item.task()) + "  " + item.kind() + ": " + Console.visible(item.text()));
    item.details().forEach(detail -> console.line("  " + Console.visible(detail)));
    item.orders().forEach(order -> console.line("    " + order));
  }

  static List<Waiting> waiting(Place place, Opened run) {
    return Inbox.of(run).stream().map(item -> waiting(place, run, item)).toList();
  }

  private static Waiting waiting(Place place, Opened run, Inbox.Waiting item) {
    var of = run.id().value();
    return switch (item) {
      case Inbox.Budget(var spent, var allowed) ->
          new Waiting(
              item.kind(),
              of,
              "spent " + spent + " of " + allowed,
              List.of("baton resume --budget AMOUNT", "baton cancel"));
      case Inbox.Halted(var halt) ->
          new Waiting(
              item.kind(),
              of,
              halt.words(),
              List.of("no attempt was counted; " + halt.mend() + ", then:"),
              List.of("baton resume"));
      case Inbox.Asked(var outline, var question, _) ->
          new Waiting(
              item.kind(),
              outline.id().value(),
              question.text(),
              List.of("baton answer " + outline.id() + " \"...\""));
      case Inbox.Review(var outline, var reviewing) ->
          review(place, outline.id().value(), item.kind(), reviewing);
      case Inbox.Parked(var outline, Task.Parked(_, var effort, var why)) ->
          new Waiting(
              item.kind(),
              outline.id().value(),
              why + tried(effort),
              List.of("baton resume " + outline.id(), "baton cancel " + outline.id()));
      case Inbox.Yours(var outline, var live) ->
          new Waiting(
              item.kind(),
              outline.id().value(),
              outline.title() + ": work in " + place.clone(run.id(), live.attempt()),
              List.of("baton hand-in " + outline.id()));
    };
  }

  private static Waiting review(Place place, String task, String kind, Task.Reviewing reviewing) {
    var candidate = reviewing.work().candidate();
    var opens = reviewing.opens();
    return new Waiting(
        kind,
        task,
        reviewing.why(),
        opens.stream()
            .flatMap(it ->
                Stream.of(
                    it.words() + ": " + it.door().locksIn(),
                    "  to undo it: " + it.door().undoing()))
            .toList(),
        List.of(
            "git --git-dir=%s diff %s %s"
                .formatted(
                    place.folder().resolve("store.git"),
                    candidate.base().brief(),
                    candidate.commit().brief()),
            "baton approve "
                + task
                + (opens.isEmpty() ? "" : " --because \"why it may\" --instead \"what else; ...\""),
            "baton reject " + task + " \"why\""));
  }

  private static String tried(Effort effort) {
    return effort.feedback().isEmpty() ? "" : " (" + effort.feedback().size() + " attempts so far)";
  }
}
