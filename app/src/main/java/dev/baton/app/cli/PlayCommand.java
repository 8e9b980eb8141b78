package dev.baton.app.cli;

import dev.baton.adapters.performer.Player;
import dev.baton.adapters.performer.Recording;
import dev.baton.app.Conducting;
import dev.baton.app.Problem;
import dev.baton.core.json.JsonFault;
import dev.baton.core.plan.TaskId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// What a `replay` performer runs in its clone.
final class PlayCommand implements Command {
  @Override
  public String name() {
    return "play";
  }

  @Override
  public String summary() {
    return "play a recorded session in the present folder, as a replay performer does";
  }

  @Override
  public List<String> examples() {
    return List.of("baton play recordings T-03 1");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.required(0, "FOLDER", "with recordings"));
    spec.addPositional(CommandLineTool.required(1, "TASK", "as T-04"));
    spec.addPositional(CommandLineTool.required(2, "ATTEMPT", "its number"));
  }

  @Override
  public int run(Call call) {
    var folder = Path.of(call.required(0));
    var task = Conducting.task(call.required(1));
    if (!call.required(2).matches("[1-9][0-9]{0,5}")) {
      throw Problem.usage("\"" + call.required(2) + "\" is not an attempt", "write it as 1");
    }
    var recording =
        recording(folder, task, Integer.parseInt(call.required(2)))
            .orElseThrow(() ->
                Problem.usage(
                    "there is no recording of " + task + " in " + folder,
                    "make one from a real attempt: baton record " + task));
    var answers = Optional.ofNullable(System.getenv("BATON_ANSWERS")).orElse("answers.jsonl");
    try {
      return new Player(Path.of("."), Path.of(answers), System.out).play(recording);
    } catch (IOException | JsonFault e) {
      throw Problem.broken(
          "cannot play " + recording.file() + ": " + e.getMessage(), "see docs/recordings.md");
    }
  }

  private static Optional<Recording> recording(Path folder, TaskId task, int attempt) {
    try {
      return Recording.of(folder, task, attempt);
    } catch (IllegalArgumentException e) {
      throw Problem.usage(String.valueOf(e.getMessage()), "see docs/recordings.md");
    }
  }
}
