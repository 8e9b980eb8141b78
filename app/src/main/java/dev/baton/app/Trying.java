package dev.baton.app;

import dev.baton.adapters.process.LocalPrograms;
import dev.baton.adapters.trial.Trials;
import dev.baton.core.hash.Hash;
import dev.baton.core.policy.CommandGate;
import dev.baton.core.policy.Policy;
import dev.baton.engine.Containment;
import dev.baton.engine.Trees;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is run to see whether something fails, and in which walls: as gates run, on any repository,
/// whether or not it has a policy.
public final class Trying {
  private static final String NO_POLICY = "gates:\n  test:\n    run: \"false\"\n";

  private final Place place;
  private final Policy policy;
  private final Trials.Command command;
  private final Containment walls;
  private final Map<String, String> environment;

  /// Without a command, the policy's build and test.
  public Trying(Place place, Optional<Trials.Command> command, boolean uncontained) {
    this.place = place;
    policy =
        Files.exists(place.config())
            ? Policies.fromFile(place.config())
            : Policies.parsed(Policy.FILE, NO_POLICY);
    this.command = command.orElseGet(this::ofPolicy);
    walls = Cells.walls(policy, uncontained);
    environment = Environment.forPrograms(policy, Self.running(), walls);
  }

  private Trials.Command ofPolicy() {
    if (!Files.exists(place.config())) {
      throw Problem.usage(
          "which command fails?", "name it at the end: -- sh run-tests.sh, or run: baton init");
    }
    var test = policy.test().orElseThrow();
    return new Trials.Command(policy.build().map(CommandGate::run), test.run(), test.patience());
  }

  /// What is run, as one line.
  public String line() {
    return command.build().map(build -> build + " && ").orElse("") + command.test();
  }

  /// Whether the command is the one every candidate is held against.
  public boolean isThePolicysTest() {
    return Files.exists(place.config())
        && policy.test().map(CommandGate::run).equals(Optional.of(command.test()));
  }

  public Trials trials(Trees trees) {
    var self = Self.running();
    var programs =
        Cells.programs(new LocalPrograms(place.top()), walls, Cells.readable(policy, self), self);
    return new Trials(trees, programs, place.folder().resolve("gates"), environment, command);
  }

  /// What an answer depends on besides the tree.
  public String key() {
    var text = new StringBuilder("trial/1\n");
    command.build().ifPresent(build -> text.append("build ").append(build).append('\n'));
    text.append(command.test()).append('\n');
    for (var property : new String[] {"os.name", "os.version", "os.arch"}) {
      text.append(System.getProperty(property)).append('\n');
    }
    new TreeMap<>(environment)
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return Hash.of(text.toString()).hex();
  }
}
