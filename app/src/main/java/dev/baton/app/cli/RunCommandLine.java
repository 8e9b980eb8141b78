package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Baton;
import dev.baton.app.Cells;
import dev.baton.app.ConductorNote;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Policies;
import dev.baton.app.RunSession;
import dev.baton.app.Runs;
import dev.baton.app.Self;
import dev.baton.core.run.Opened;
import dev.baton.core.run.Task;
import dev.baton.engine.Containment;
import dev.baton.engine.RunLoop;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Works through the approved plan.
final class RunCommandLine implements Command {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "work through the approved plan, or go on with a run that is not over";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton run                     until it is over or waits for a person (exit code 3)",
        "baton run --wait              stay and wait for answers given in another terminal",
        "baton run --open              with the web page, for answers given there",
        "baton run --dry-run           who would do what, and why",
        "baton run tool-lending --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.optionalName());
    spec.addOption(flag("stay when only people are waited for", "--wait"));
    spec.addOption(flag("serve the web page meanwhile, and open it in the browser", "--open"));
    spec.addOption(flag("say who would do what, and why, and begin nothing", "--dry-run"));
    spec.addOption(flag("let performers and gates run as you, without a sandbox", "--uncontained"));
    spec.addOption(value("--by", "NAME", "who opens the run; you, if left out"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    if (call.has("--dry-run")) {
      return rehearse(call, place);
    }
    var walls = Cells.walls(Policies.fromFile(place.config()), call.has("--uncontained"));
    try (var session = RunSession.in(place)) {
      var opened = session.open(call.argument(0), call.by());
      var progress = new Progress(call.console(), session.ledger(), opened.id());
      try (var page = call.has("--open") ? OpenPage.of(call, place) : OpenPage.NONE) {
        var ending = work(call, session, opened, walls, progress);
        var after = Runs.opened(new Runs(session.ledger()).stream(opened.id()));
        answer(call, session, after, ending);
        page.stay();
        return exit(after, ending);
      }
    }
  }

  private static int rehearse(Call call, Place place) {
    try (var session = RunSession.in(place)) {
      var ahead = session.ahead(call.argument(0));
      if (call.json()) {
        call.document(DryRun.json(ahead));
      } else {
        DryRun.show(ahead, call.console());
      }
      return Exit.YES;
    }
  }

  private static RunLoop.Ending work(
      Call call, RunSession session, Opened opened, Containment walls, Progress progress) {
    var place = call.place();
    try (var baton = new Baton(place, session.ledger(), opened, Self.running(), walls, progress)) {
      var hook = new Thread(baton::callOff);
      Runtime.getRuntime().addShutdownHook(hook);
      var ending = baton.run(call.has("--wait") || call.has("--open"));
      baton
          .notesMissing()
          .ifPresent(why ->
              call.console()
                  .note(
                      "notes on who wrote what are missing in this repository ("
                          + Console.visible(why)
                          + "); nothing else is, and they are added by: baton origin --notes"));
      return ending;
    }
  }

  private static void answer(Call call, RunSession session, Opened run, RunLoop.Ending ending) {
    if (call.json()) {
      call.document(StatusCommand.json(run, ConductorNote.of(call.place()).alive()));
      return;
    }
    var console = call.console();
    console.line();
    console.table(Lines.tasks(run, console));
    console.line(Lines.standing(run));
    session
        .howToUpdate(run.outline().target())
        .ifPresent(command -> {
          console.line(
              run.outline().target()
                  + " moved while it is checked out here; your files were not touched. To bring"
                  + " them up:");
          console.line("  " + command);
        });
    if (ending == RunLoop.Ending.CALLED_OFF) {
      console.line("called off; performers go on, and `baton run` listens to them again");
    } else {
      Next.after(run).ifPresent(next -> console.line("next: " + next));
    }
  }

  private static int exit(Opened run, RunLoop.Ending ending) {
    return switch (ending) {
      case OVER -> run.count(Task.Cancelled.class) == 0 ? Exit.YES : Exit.NO;
      case WAITS -> Exit.WAITS;
      case CALLED_OFF -> Exit.INTERRUPTED;
    };
  }
}
