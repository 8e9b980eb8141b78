package dev.baton.app.agent;

import dev.baton.adapters.performer.ProgramPerformers;
import dev.baton.adapters.performer.Walls;
import dev.baton.adapters.process.ProcessTable;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.json.JsonFault;
import dev.baton.core.run.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// One tiny task for an agent, in a folder of its own, to see what it can do here.
public record Trial(
    Optional<String> failure,
    boolean edited,
    List<String> permissions,
    Optional<Obj> session,
    Optional<Obj> usage,
    long leftovers) {
  private static final String BRIEF =
      """
      # T-01: Change the greeting

      Change the file greet.txt in this folder: where it says `hello world` it shall say
      `hello baton`. Change nothing else. Then end your turn.
      """;
  private static final String MARK = ProgramPerformers.MARK;

  /// Runs it. `endpoint` is where the model is, if not at its maker's.
  public static Trial of(
      AgentProfile profile,
      Optional<String> model,
      Optional<String> endpoint,
      Walls walls,
      Path folder,
      Map<String, String> environment,
      Clock clock)
      throws IOException {
    Files.createDirectories(folder.resolve("clone/.git"));
    Files.writeString(folder.resolve("clone/greet.txt"), "hello world\n");
    Files.writeString(folder.resolve("brief.md"), BRIEF);
    var order =
        new AttendOrder(
            profile,
            model,
            endpoint,
            List.of("greet.txt"),
            List.of(),
            Optional.empty(),
            List.of(),
            walls.containment().holds(),
            List.of(),
            Money.dollars(1),
            Duration.ofMinutes(5),
            false,
            Optional.empty());
    var heard = new ByteArrayOutputStream();
    var out = new PrintStream(heard, true, StandardCharsets.UTF_8);
    var mark = "try!" + UUID.randomUUID();
    var marked = new HashMap<>(environment);
    marked.put(MARK, mark);
    var failure =
        new Attendant(folder, order, walls, out, clock).attend(InstalledAgents.here(), marked);
    var said = heard.toString(StandardCharsets.UTF_8).lines().flatMap(Trial::object).toList();
    return new Trial(
        failure,
        Files.readString(folder.resolve("clone/greet.txt")).contains("hello baton"),
        of("permission", said).map(it -> it.text("what", "")).toList(),
        of("session", said).findFirst(),
        of("usage", said).reduce((_, later) -> later),
        ProcessTable.marked(MARK + "=" + mark).size());
  }

  private static Stream<Obj> of(String type, List<Obj> said) {
    return said.stream().filter(it -> it.text("type", "").equals(type));
  }

  private static Stream<Obj> object(String line) {
    try {
      return Json.parse(line) instanceof Obj object ? Stream.of(object) : Stream.of();
    } catch (JsonFault e) {
      return Stream.of();
    }
  }
}
