package dev.baton.app;

import dev.baton.adapters.merge.Mergiraf;
import dev.baton.core.merge.Structure;
import dev.baton.core.policy.Merging;
import dev.baton.engine.Containment;
import dev.baton.engine.Programs;
import dev.baton.engine.Settler;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who may settle files that git cannot merge, in the order they are asked.
final class Settlers {
  private final Optional<Settler> other;

  /// A program of the user's gets no more to see than a gate does, and itself.
  Settlers(Place place, Programs local, Containment walls, Self self) {
    other =
        Mergiraf.find(self.variable("PATH").orElse(""), place.top())
            .map(program ->
                new Mergiraf(
                    program,
                    Cells.programs(local, walls, List.of(program), self),
                    place.folder().resolve("merge")));
  }

  List<Settler> of(Merging merging) {
    return switch (merging) {
      case STRUCTURE -> Stream.concat(other.stream(), Stream.of(Structure::settle)).toList();
      case BUILT_IN -> List.of(Structure::settle);
      case TEXT -> List.of();
    };
  }
}
