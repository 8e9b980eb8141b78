package dev.baton.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Walls around a program that nobody trusts.
public interface Containment {

  /// What the walls are, as it stands in every verdict.
  String name();

  /// Whether they are any: [#NONE] has none.
  default boolean holds() {
    return true;
  }

  /// Where the program finds the home it is given.
  default Path homeWithin(Path home) {
    return home;
  }

  /// Where the program finds the door, if not where it stands outside.
  default Optional<URI> doorWithin() {
    return Optional.empty();
  }

  /// Whether a cell can have a door.
  default boolean hasDoors() {
    return true;
  }

  /// What a program can do here although it should not, for whoever reads a verdict.
  default List<String> gaps() {
    return List.of();
  }

  /// The command that runs `command` in the cell. Its environment is that of the cell's command but
  /// for what the walls themselves need: `HOME` and where the way out is.
  List<String> around(Cell cell, List<String> command);

  /// What a program may reach; nothing else of the machine is there for it.
  ///
  /// A `frozen` path lies in a writable folder and cannot be changed all the same, whether it
  /// exists yet or not; Baton acts on none of them, so walls that cannot do this say so among their
  /// [#gaps]. `home` is kept where it is given; without it there is one that is gone with the
  /// program. `door` is a unix socket, the only way out: with one, the program finds a proxy on its
  /// loopback.
  record Cell(
      Path folder,
      Optional<Path> home,
      List<Path> writable,
      List<Path> readable,
      List<Path> frozen,
      Optional<Path> door) {
    public Cell {
      writable = List.copyOf(writable);
      readable = List.copyOf(readable);
      frozen = List.copyOf(frozen);
    }
  }

  /// No walls: the program can do what the user can. Only by the user's explicit word.
  Containment NONE =
      new Containment() {
        @Override
        public String name() {
          return "none";
        }

        @Override
        public boolean holds() {
          return false;
        }

        @Override
        public List<String> around(Cell cell, List<String> command) {
          return command;
        }
      };
}
