package dev.baton.app.cli;

import dev.baton.adapters.performer.Walls;
import dev.baton.app.Baton;
import dev.baton.app.Cells;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.agent.AttendOrder;
import dev.baton.app.agent.Attendant;
import dev.baton.app.agent.InstalledAgents;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// What an agent by name runs as: the program that attends it.
final class AttendCommand implements Command {
  @Override
  public String name() {
    return "attend";
  }

  @Override
  public String summary() {
    return "attend an agent through the attempt in a folder, as a run does";
  }

  @Override
  public List<String> examples() {
    return List.of("baton attend .baton/work/R-1/T-03-1");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(
        CommandLineTool.optional(0, "FOLDER", "an attempt's folder, with attend.json"));
  }

  @Override
  public int run(Call call) {
    var folder = Path.of(call.required(0)).toAbsolutePath().normalize();
    var order = order(folder);
    var walls = new Walls(Cells.attendantsWalls(order.contained()), order.readable());
    var failed =
        new Attendant(folder, order, walls, System.out, Baton.CLOCK)
            .attend(InstalledAgents.here(), System.getenv());
    failed.ifPresent(why -> call.console().note(Console.visible(why)));
    return failed.isEmpty() ? Exit.YES : Exit.NO;
  }

  private static AttendOrder order(Path folder) {
    var file = folder.resolve("attend.json");
    try {
      return AttendOrder.of(Json.parse(Files.readString(file)).asObject());
    } catch (IOException | JsonFault e) {
      throw Problem.usage(
          "cannot read " + file + ": " + e.getMessage(), "name an attempt's folder");
    }
  }
}
