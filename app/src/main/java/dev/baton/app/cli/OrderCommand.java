package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Baton;
import dev.baton.app.Conducting;
import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Opened;
import dev.baton.core.run.RunCommand;
import dev.baton.core.run.RunCommand.Approve;
import dev.baton.core.run.RunCommand.CancelRun;
import dev.baton.core.run.RunCommand.CancelTask;
import dev.baton.core.run.RunCommand.Pause;
import dev.baton.core.run.RunCommand.RaiseBudget;
import dev.baton.core.run.RunCommand.Reason;
import dev.baton.core.run.RunCommand.Reject;
import dev.baton.core.run.RunCommand.Resume;
import dev.baton.core.run.RunCommand.Retry;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What a person orders: a fact in the ledger, which a running Baton notices by itself.
abstract class OrderCommand implements Command {
  static final Command PAUSE =
      new OrderCommand(
          "pause",
          "begin nothing new; what is under way may end",
          List.of(),
          List.of("baton pause")) {
        @Override
        RunCommand order(Call call, Opened run) {
          return new Pause(call.by(), Baton.CLOCK.instant());
        }
      };

  static final Command RESUME =
      new OrderCommand(
          "resume",
          "go on: a paused run, a parked task, or with a larger budget",
          List.of(Word.TASK_OR_ALL),
          List.of("baton resume", "baton resume T-03", "baton resume --budget $80")) {
        @Override
        public void options(CommandSpec spec) {
          super.options(spec);
          spec.addOption(value("--budget", "AMOUNT", "what the run may spend in all, as $80"));
        }

        @Override
        RunCommand order(Call call, Opened run) {
          var now = Baton.CLOCK.instant();
          if (call.option("--budget").isPresent()) {
            return new RaiseBudget(Conducting.money(call.option("--budget").get()), call.by(), now);
          }
          return call.argument(0).isPresent()
              ? new Retry(task(call), call.by(), now)
              : new Resume(call.by(), now);
        }
      };

  static final Command CANCEL =
      new OrderCommand(
          "cancel",
          "give up a task, or the whole run; work done so far is kept",
          List.of(Word.TASK_OR_ALL),
          List.of("baton cancel T-03 --why \"not needed any more\"", "baton cancel")) {
        @Override
        public void options(CommandSpec spec) {
          super.options(spec);
          spec.addOption(value("--why", "TEXT", "the reason, for the record"));
        }

        @Override
        RunCommand order(Call call, Opened run) {
          var why = call.option("--why").orElse("no reason given");
          var now = Baton.CLOCK.instant();
          return call.argument(0).isPresent()
              ? new CancelTask(task(call), why, call.by(), now)
              : new CancelRun(why, call.by(), now);
        }
      };

  static final Command APPROVE =
      new OrderCommand(
          "approve",
          "let a reviewed change go into the queue",
          List.of(Word.TASK),
          List.of(
              "baton approve T-03",
              "baton approve T-03 --because \"two formats at once cost more\"   and record that")) {
        @Override
        public void options(CommandSpec spec) {
          super.options(spec);
          spec.addOption(
              value("--because", "TEXT", "why it may land; becomes a decision in decisions/"));
          spec.addOption(
              value("--title", "TEXT", "the decision in one line; the task's title, if left out"));
          spec.addOption(value("--instead", "TEXT", "what else was thought of, with ; between"));
        }

        @Override
        RunCommand order(Call call, Opened run) {
          return new Approve(task(call), reason(call), call.by(), Baton.CLOCK.instant());
        }
      };

  private static Optional<Reason> reason(Call call) {
    return Conducting.reason(
        call.option("--because").orElse(""),
        call.option("--title").orElse(""),
        call.option("--instead").orElse(""));
  }

  static final Command REJECT =
      new OrderCommand(
          "reject",
          "send a reviewed change back with a reason",
          List.of(Word.TASK, Word.WHY),
          List.of("baton reject T-03 \"the mail must not name other members\"")) {
        @Override
        RunCommand order(Call call, Opened run) {
          return new Reject(task(call), call.required(1), call.by(), Baton.CLOCK.instant());
        }
      };

  static final Command ANSWER =
      new OrderCommand(
          "answer",
          "answer a performer's question",
          List.of(Word.TASK, Word.TEXT),
          List.of("baton answer T-07 \"nothing is printed after high water\"")) {
        @Override
        RunCommand order(Call call, Opened run) {
          return Conducting.answer(run, task(call), call.required(1), call.by());
        }
      };

  private record Word(String label, boolean isNeeded, String description) {
    static final Word TASK = new Word("TASK", true, "as T-04");
    static final Word TASK_OR_ALL = new Word("TASK", false, "as T-04; the whole run, if left out");
    static final Word WHY = new Word("WHY", true, "what the performer is told");
    static final Word TEXT = new Word("TEXT", true, "the answer");

    PositionalParamSpec at(int index) {
      return isNeeded
          ? CommandLineTool.required(index, label, description)
          : CommandLineTool.optional(index, label, description);
    }
  }

  private final String name;
  private final String summary;
  private final List<Word> words;
  private final List<String> examples;

  private OrderCommand(String name, String summary, List<Word> words, List<String> examples) {
    this.name = name;
    this.summary = summary;
    this.words = words;
    this.examples = examples;
  }

  abstract RunCommand order(Call call, Opened run);

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public List<String> examples() {
    return examples;
  }

  @Override
  public void options(CommandSpec spec) {
    for (int i = 0; i < words.size(); i++) {
      spec.addPositional(words.get(i).at(i));
    }
    spec.addOption(value("--by", "NAME", "who orders it; you, if left out"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    try (var ledger = place.openLedger()) {
      var events = Conducting.give(ledger, run -> order(call, run));
      if (call.json()) {
        call.document(
            Json.object()
                .put("schema", "baton." + name + "/1")
                .putTexts("facts", events.stream().map(Lines::of).toList())
                .end());
      } else {
        events.forEach(event -> call.console().line(Lines.of(event)));
      }
      return Exit.YES;
    }
  }

  private static TaskId task(Call call) {
    return Conducting.task(call.required(0));
  }
}
