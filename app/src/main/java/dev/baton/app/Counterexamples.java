package dev.baton.app;

import dev.baton.adapters.process.LocalPrograms;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.core.rubric.Counterexample;
import dev.baton.core.rubric.Counterexample.Outcome;
import dev.baton.core.rubric.Seed;
import dev.baton.engine.Containment;
import dev.baton.engine.Programs;
import dev.baton.engine.Programs.Ending;
import dev.baton.engine.Programs.Order;
import dev.baton.engine.Trees;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs what reviewers show, each time on a fresh checkout between walls. A model wrote the test,
/// so it is as hostile as any other program, and what it claims holds only if the two trees say so.
final class Counterexamples {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int CANNOT_EXECUTE = 126;
  private static final int NOT_FOUND = 127;

  private final Place place;
  private final Trees trees;
  private final Optional<CommandGate> build;
  private final Programs programs;
  private final Map<String, String> environment;

  Counterexamples(Place place, Trees trees, Policy policy, Containment walls) {
    var self = Self.running();
    this.place = place;
    this.trees = trees;
    this.build = policy.build();
    this.programs =
        Cells.programs(new LocalPrograms(place.top()), walls, Cells.readable(policy, self), self);
    this.environment = Environment.forPrograms(policy, self, walls);
  }

  /// How one run went.
  private sealed interface Light {
    record Green() implements Light {}

    record Red(String log) implements Light {}

    record Dark(String why) implements Light {}
  }

  /// Red with the change, twice, for a test that is red once may be red by chance; then without it.
  Outcome run(Tree base, Tree head, Optional<Seed> seed, Counterexample shown) {
    return switch (light(head, seed, shown)) {
      case Light.Green() -> new Outcome.Refuted("green with the change");
      case Light.Dark(var why) -> new Outcome.Refuted(why);
      case Light.Red(var log) -> {
        if (!(light(head, seed, shown) instanceof Light.Red)) {
          yield new Outcome.Refuted("red once and not the second time");
        }
        yield switch (light(base, Optional.empty(), shown)) {
          case Light.Green() -> new Outcome.Reproduced(log);
          case Light.Red _, Light.Dark _ ->
              shown.regression()
                  ? new Outcome.Refuted("not green without the change, as it claims to be")
                  : new Outcome.RedBefore(log);
        };
      }
    };
  }

  private Light light(Tree tree, Optional<Seed> seed, Counterexample shown) {
    try {
      var folder = Files.createTempDirectory(Files.createDirectories(place.folder()), "shown-");
      try {
        trees.checkout(tree, folder);
        if (seed.isPresent()) {
          Files.writeString(folder.resolve(seed.get().path()), seed.get().text());
        }
        write(folder, shown);
        return lit(folder, shown);
      } finally {
        Sweep.delete(folder);
      }
    } catch (FileAlreadyExistsException e) {
      return new Light.Dark("its file is there already");
    } catch (IOException e) {
      throw Problem.broken(
          "cannot lay out " + tree + ": " + e.getMessage(), "see that .baton can be written");
    }
  }

  // A folder of the tree may be a link that leads out of it.
  private static void write(Path folder, Counterexample shown) throws IOException {
    var file = folder.resolve(shown.path());
    var parent = file.resolveSibling(".").normalize();
    for (var part = parent; !part.equals(folder); part = part.resolve("..").normalize()) {
      if (Files.isSymbolicLink(part)) {
        throw new FileAlreadyExistsException(part.toString());
      }
    }
    Files.createDirectories(parent);
    Files.writeString(file, shown.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private Light lit(Path folder, Counterexample shown) {
    if (build.isPresent()) {
      var built = ran(folder, build.get().run(), build.get().patience());
      if (!(built instanceof Light.Green)) {
        return new Light.Dark("with its file the build is red");
      }
    }
    return ran(folder, shown.run(), PATIENCE);
  }

  private Light ran(Path folder, String command, Duration patience) {
    var order = new Order(List.of("/bin/sh", "-c", command), folder, environment, patience);
    return switch (programs.run(order)) {
      case Ending.Exited(var code, _) when code == 0 -> new Light.Green();
      case Ending.Exited(var code, _) when code == NOT_FOUND || code == CANNOT_EXECUTE ->
          new Light.Dark("its command cannot be run");
      case Ending.Exited(_, var log) -> new Light.Red(log);
      case Ending.TimedOut _ -> new Light.Dark("its command did not end");
      case Ending.NotStarted(var why) -> new Light.Dark("its command was not started: " + why);
    };
  }
}
