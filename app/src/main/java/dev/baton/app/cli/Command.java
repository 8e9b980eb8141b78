package dev.baton.app.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// One command. `options` and `run` are all it has to bring; the common options come with it.
public interface Command {
  /// As typed, `audit verify` for one of a group.
  String name();

  /// One line for the list of commands.
  String summary();

  /// What a user would type, each with a word on what it does.
  List<String> examples();

  default void options(CommandSpec spec) {}

  int run(Call call);
}
