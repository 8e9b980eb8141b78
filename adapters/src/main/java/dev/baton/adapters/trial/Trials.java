package dev.baton.adapters.trial;

import dev.baton.core.blame.Ending;
import dev.baton.core.blame.FailureLog;
import dev.baton.core.repo.Tree;
import dev.baton.engine.Programs;
import dev.baton.engine.Programs.Order;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a command on trees, each time on a checkout of its own. Safe for several threads.
public final class Trials {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  private final Trees trees;
  private final Programs programs;
  private final Path folder;
  private final Map<String, String> environment;
  private final Command command;

  /// What is run, in a shell. Where the build is red, nothing is shown about the command.
  public record Command(Optional<String> build, String test, Duration patience) {}

  /// The folder is Baton's own; checkouts are made in it and removed again.
  public Trials(
      Trees trees,
      Programs programs,
      Path folder,
      Map<String, String> environment,
      Command command) {
    this.trees = trees;
    this.programs = programs;
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.command = command;
  }

  public Ending run(Tree tree) {
    var checkout = checkout(tree);
    try {
      if (command.build().isPresent()) {
        var built = ending(command.build().get(), checkout);
        if (built instanceof Ending.Red(_, var words, var complaints)) {
          return new Ending.Broken("the build is red: " + String.join(" · ", words), complaints);
        }
        if (built instanceof Ending.Broken) {
          return built;
        }
      }
      return ending(command.test(), checkout);
    } finally {
      remove(checkout);
    }
  }

  private Ending ending(String line, Path checkout) {
    var order =
        new Order(List.of("/bin/sh", "-c", line), checkout, environment, command.patience());
    return switch (programs.run(order)) {
      case Programs.Ending.Exited(var code, _) when code == 0 -> new Ending.Green();
      case Programs.Ending.Exited(var code, var log)
          when code == NOT_FOUND || code == NOT_EXECUTABLE ->
          new Ending.Broken(
              "the command was not found (exit code " + code + ")",
              new FailureLog(log).complaints());
      case Programs.Ending.Exited(var code, var log) -> {
        var said = new FailureLog(log);
        yield new Ending.Red(code, said.words(), said.complaints());
      }
      case Programs.Ending.TimedOut _ -> new Ending.Broken("gave no answer in time", List.of());
      case Programs.Ending.NotStarted(var why) ->
          new Ending.Broken("could not be started: " + why, List.of());
    };
  }

  private Path checkout(Tree tree) {
    try {
      Files.createDirectories(folder);
      var made = Files.createTempDirectory(folder, tree.brief() + "-");
      trees.checkout(tree, made);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out " + tree, e);
    }
  }

  private static void remove(Path checkout) {
    try (var all = Files.walk(checkout)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Scratch of a command that made its files unremovable; `baton clean` shows it.
    }
  }
}
