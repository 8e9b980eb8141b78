package dev.baton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.run.Lifecycle;
import dev.baton.core.run.Lifecycle.Transition;
import dev.baton.testkit.sim.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// docs/lifecycle.md shows every transition there is and none that never happens. The list is
/// reviewed like code: `-Dbaton.golden=update` writes what was seen.
class LifecycleTest {
  private static final Path PAGE = Path.of("../docs/lifecycle.md");
  private static final int SEEDS = 3_000;

  @Test
  void the_page_shows_exactly_the_transitions_that_happen() throws IOException {
    var seen = new TreeSet<Transition>();
    LongStream.rangeClosed(1, SEEDS)
        .forEach(seed -> {
          var simulation = new Simulation(seed);
          simulation.run();
          seen.addAll(Lifecycle.of(simulation.history()));
        });
    var diagram = Lifecycle.diagram(seen);

    if ("update".equals(System.getProperty("baton.golden"))) {
      var fence = Pattern.compile("(?s)(```mermaid\n).*?(```)");
      var page = fence.matcher(Files.readString(PAGE));
      Files.writeString(
          PAGE, page.replaceFirst(match -> match.group(1) + diagram + match.group(2)));
    }
    assertThat(Files.readString(PAGE)).contains("```mermaid\n" + diagram + "```");
  }
}
