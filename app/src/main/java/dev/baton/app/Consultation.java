package dev.baton.app;

import dev.baton.adapters.performer.Walls;
import dev.baton.adapters.process.LocalPrograms;
import dev.baton.app.agent.AgentProfile;
import dev.baton.app.agent.AttendOrder;
import dev.baton.app.agent.Attendant;
import dev.baton.app.agent.InstalledAgents;
import dev.baton.core.policy.Member;
import dev.baton.core.policy.Policy;
import dev.baton.core.run.Money;
import dev.baton.engine.Containment;
import dev.baton.engine.Programs.Ending;
import dev.baton.engine.Programs.Order;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a member of the team for a text, outside any run: in a folder of its own, between the same
/// walls, with nothing of the repository but what it is shown. What comes back is its word, and
/// becomes nothing more before a person says so.
public final class Consultation {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int LONGEST_ANSWER = 8_000_000;

  /// What one question costs at most, where the way to the model is counted.
  public static final Money MONEY = Money.dollars(1);

  private final Place place;
  private final Policy policy;
  private final Member member;
  private final Containment walls;
  private final Spending spending = new Spending();

  private Consultation(Place place, Policy policy, Member member, Containment walls) {
    this.place = place;
    this.policy = policy;
    this.member = member;
    this.walls = walls;
  }

  public static Consultation of(Place place, String name, boolean uncontained) {
    var policy = Policies.fromFile(place.initialised().config());
    var member =
        policy
            .member(name)
            .orElseThrow(() ->
                Problem.usage(
                    name + " is not in the team", "name a member of team: in baton.yaml"));
    return new Consultation(place, policy, member, Cells.walls(policy, uncontained));
  }

  /// The file `answer` that the member writes in a folder with these files.
  public String ask(String brief, Map<String, String> files, String answer) {
    var folder = place.folder().resolve("consult-" + ProcessHandle.current().pid());
    try {
      var work =
          Files.createDirectories(folder.resolve("clone/.git")).resolveSibling(".").normalize();
      Files.writeString(folder.resolve("brief.md"), brief);
      for (var file : files.entrySet()) {
        Files.writeString(work.resolve(file.getKey()), file.getValue());
      }
      try {
        perform(folder, work, brief, answer);
        return answer(work.resolve(answer));
      } finally {
        Sweep.delete(folder);
      }
    } catch (IOException e) {
      throw Problem.broken(
          member.name() + " wrote no " + answer + ": " + e.getMessage(),
          "try it alone: baton agents try, or its command by hand");
    }
  }

  /// What all questions so far have cost, as it was counted on the way to the model. The cost of a
  /// command is not known and counts nothing.
  public Money spent() {
    return spending.total();
  }

  // The folder was the member's: what lies there may lead elsewhere, or be as large as the disk.
  private static String answer(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it left no such file");
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      var bytes = in.readNBytes(LONGEST_ANSWER);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private void perform(Path folder, Path work, String brief, String answer) throws IOException {
    var self = Self.running();
    var environment = Environment.forPrograms(policy, self, walls);
    var readable = Cells.readable(policy, self);
    var failed =
        switch (member.kind()) {
          case Member.Kind.Agent(_, var model, var endpoint) ->
              attended(model, endpoint, folder, answer, new Walls(walls, readable), environment);
          case Member.Kind.Acp _ ->
              attended(
                  Optional.empty(),
                  Optional.empty(),
                  folder,
                  answer,
                  new Walls(walls, readable),
                  environment);
          case Member.Kind.Command(var run) -> {
            Files.writeString(work.resolve("brief.md"), brief);
            var all = new HashMap<>(environment);
            all.put("BATON_BRIEF", work.resolve("brief.md").toString());
            yield ran(
                Cells.programs(new LocalPrograms(place.top()), walls, readable, self)
                    .run(
                        new Order(
                            List.of("/bin/sh", "-c", "{ " + run + "\n} <brief.md"),
                            work,
                            all,
                            PATIENCE)));
          }
          case Member.Kind.Replay _, Member.Kind.Human _ ->
              throw Problem.usage(
                  member.name() + " can be asked nothing", "name an agent or a command");
        };
    if (failed.isPresent()) {
      throw Problem.broken(member.name() + " failed: " + failed.get(), "see: baton agents");
    }
  }

  private Optional<String> attended(
      Optional<String> model,
      Optional<String> endpoint,
      Path folder,
      String answer,
      Walls around,
      Map<String, String> environment) {
    var profile = AgentProfile.of(member).orElseThrow();
    var order =
        new AttendOrder(
            profile,
            model,
            endpoint,
            List.of(answer),
            policy.cell().hosts(),
            Optional.empty(),
            List.of(),
            walls.holds(),
            policy.models(),
            MONEY,
            PATIENCE,
            false,
            Optional.empty());
    var all = new HashMap<>(environment);
    Optional.ofNullable(System.getenv(profile.keyVariable()))
        .ifPresent(key -> all.put(profile.keyVariable(), key));
    var unheard = new PrintStream(spending.asked(), true, StandardCharsets.UTF_8);
    return new Attendant(folder, order, around, unheard, Baton.CLOCK)
        .attend(InstalledAgents.here(), all);
  }

  private static Optional<String> ran(Ending ending) {
    return switch (ending) {
      case Ending.Exited(var code, _) when code == 0 -> Optional.empty();
      case Ending.Exited(var code, var log) ->
          Optional.of(
              "exit code " + code + ": " + log.strip().lines().reduce("", (_, last) -> last));
      case Ending.TimedOut _ -> Optional.of("no answer in " + PATIENCE.toMinutes() + " minutes");
      case Ending.NotStarted(var why) -> Optional.of(why);
    };
  }
}
