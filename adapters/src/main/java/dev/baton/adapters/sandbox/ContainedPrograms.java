package dev.baton.adapters.sandbox;

import dev.baton.engine.Containment;
import dev.baton.engine.Containment.Cell;
import dev.baton.engine.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs every program in a cell of its own, in which only its folder can be written, and what all
/// of them share. Nothing leads out.
public final class ContainedPrograms implements Programs {
  private final Programs programs;
  private final Containment walls;
  private final List<Path> readable;
  private final List<Path> shared;

  public ContainedPrograms(
      Programs programs, Containment walls, List<Path> readable, List<Path> shared) {
    this.programs = programs;
    this.walls = walls;
    this.readable = List.copyOf(readable);
    this.shared = List.copyOf(shared);
  }

  @Override
  public Ending run(Order order) {
    var cell =
        new Cell(
            order.folder(),
            Optional.empty(),
            Stream.concat(Stream.of(order.folder()), shared.stream()).toList(),
            readable,
            List.of(),
            Optional.empty());
    return programs.run(
        new Order(
            walls.around(cell, order.command()),
            order.folder(),
            order.environment(),
            order.patience()));
  }
}
