package dev.baton.adapters.performer;

import dev.baton.engine.Containment;
import dev.baton.engine.Containment.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands around a performer, what it can read besides its own attempt, and how many bytes the
/// attempt's folder may come to take.
public record Walls(Containment containment, List<Path> readable, long most) {
  public static final Walls NONE = new Walls(Containment.NONE, List.of());

  private static final long USUAL = 16L << 30;

  public Walls {
    readable = List.copyOf(readable);
  }

  public Walls(Containment containment, List<Path> readable) {
    this(containment, readable, USUAL);
  }

  /// The clone and a home of its own can be written; of the clone's own Git folder not what would
  /// run something or lead elsewhere.
  List<String> around(AttemptFolder attempt, List<String> command) {
    return around(attempt.path(), Optional.empty(), command);
  }

  /// The same, for the attempt in that folder and with a door.
  public List<String> around(Path attempt, Optional<Path> door, List<String> command) {
    return containment.around(cell(attempt, door), command);
  }

  private Cell cell(Path attempt, Optional<Path> door) {
    var clone = AttemptFolder.clone(attempt);
    var git = clone.resolve(".git");
    return new Cell(
        clone,
        Optional.of(home(attempt)),
        List.of(clone),
        Stream.concat(Stream.of(attempt), readable.stream()).toList(),
        Stream.of("config", "hooks", "info", "objects/info").map(git::resolve).toList(),
        door);
  }

  /// The attempt's own home, as it stands outside.
  public static Path home(Path attempt) {
    try {
      return Files.createDirectories(attempt.resolve("home"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a home in " + attempt, e);
    }
  }
}
