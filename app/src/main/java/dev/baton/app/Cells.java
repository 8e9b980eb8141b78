package dev.baton.app;

import dev.baton.adapters.performer.ProgramPerformers;
import dev.baton.adapters.process.LocalPrograms;
import dev.baton.adapters.sandbox.ContainedPrograms;
import dev.baton.adapters.sandbox.Sandboxes;
import dev.baton.core.policy.Policy;
import dev.baton.engine.Containment;
import dev.baton.engine.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The walls of this machine, and what is shown within them.
public final class Cells {
  private Cells() {}

  /// Walls; a problem where there are none to be had and nobody has accepted that.
  public static Containment walls(Policy policy, boolean accepted) {
    if (accepted || policy.uncontained()) {
      return Containment.NONE;
    }
    return switch (found()) {
      case Sandboxes.Found.Here(var walls) -> walls;
      case Sandboxes.Found.Missing(var why, var mend) ->
          throw Problem.usage(
              "nothing can contain performers and gates here, and they could do whatever you can: "
                  + why,
              mend
                  + "; or accept that for this run with --uncontained, or for this repository with"
                  + " `containment: none` in baton.yaml");
    };
  }

  /// The best there is, which may be none: only for programs that come with Baton itself.
  public static Containment wallsIfAny() {
    return found() instanceof Sandboxes.Found.Here(var walls) ? walls : Containment.NONE;
  }

  /// Those an attendant builds: what the run began with, or a problem.
  public static Containment attendantsWalls(boolean contained) {
    if (!contained) {
      return Containment.NONE;
    }
    return switch (found()) {
      case Sandboxes.Found.Here(var walls) -> walls;
      case Sandboxes.Found.Missing(var why, var mend) -> throw Problem.broken(why, mend);
    };
  }

  public static Sandboxes.Found found() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Sandboxes.find(path, home(), List.of(ProgramPerformers.MARK, LocalPrograms.MARK));
  }

  static Programs programs(Programs programs, Containment walls, List<Path> readable, Self self) {
    return walls.holds()
        ? new ContainedPrograms(programs, walls, readable, self.shared())
        : programs;
  }

  /// Toolchains, and what the policy names.
  static List<Path> readable(Policy policy, Self self) {
    var all = new ArrayList<>(self.files());
    policy.cell().read().forEach(written -> all.add(expanded(written)));
    return all;
  }

  private static Path expanded(String written) {
    return written.equals("~") || written.startsWith("~/")
        ? home().resolve(written.substring(Math.min(2, written.length())))
        : Path.of(written).toAbsolutePath().normalize();
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "/nonexistent"));
  }
}
