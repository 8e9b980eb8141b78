package dev.baton.app.cli;

import dev.baton.app.Exit;
import dev.baton.core.json.Json;
import java.util.List;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// A completion script for bash and zsh.
final class CompletionCommand implements Command {
  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "print a completion script for bash and zsh";
  }

  @Override
  public List<String> examples() {
    return List.of("source <(baton completion)");
  }

  @Override
  public int run(Call call) {
    var root = new CommandLine(CommandSpec.create().name("baton"));
    for (var command : Commands.all()) {
      var words = command.name().split(" ");
      var parent = words.length > 1 ? group(root, words[0]) : root;
      var last = words[words.length - 1];
      parent.addSubcommand(last, new CommandLine(CommandLineTool.spec(command).name(last)));
    }
    var script = AutoComplete.bash("baton", root);
    if (call.json()) {
      call.document(Json.object().put("schema", "baton.completion/1").put("script", script).end());
    } else {
      call.console().line(script);
    }
    return Exit.YES;
  }

  private static CommandLine group(CommandLine root, String name) {
    return Optional.ofNullable(root.getSubcommands().get(name))
        .orElseGet(() -> {
          var group = new CommandLine(CommandSpec.create().name(name));
          root.addSubcommand(name, group);
          return group;
        });
  }
}
