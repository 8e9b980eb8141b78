package dev.baton.app.agent;

import dev.baton.adapters.acp.AcpAgent;
import dev.baton.adapters.door.model.ModelGateway;
import dev.baton.adapters.git.GitProgram;
import dev.baton.adapters.git.GitSnapshots;
import dev.baton.adapters.git.GitStore;
import dev.baton.adapters.performer.Preparation;
import dev.baton.adapters.performer.Walls;
import dev.baton.core.plan.Glob;
import dev.baton.core.repo.Tree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Leads one agent through one attempt: builds its cell, opens the door, starts it and hands it the
/// brief.
///
/// A process of its own, outside the cell. It outlives a Baton that is killed, and takes its agent
/// with it when it ends. Whether anything was achieved is not for it to say: that is what gates are
/// for.
public final class Attendant {
  private static final long TO_END_SECONDS = 2;
  private static final String SESSION = "session";

  private final Path folder;
  private final AttendOrder order;
  private final AgentProfile profile;
  private final Walls walls;
  private final Report report;
  private final Conversation conversation;

  public Attendant(Path folder, AttendOrder order, Walls walls, PrintStream out, Clock clock) {
    this.folder = folder;
    this.order = order;
    this.profile = order.profile();
    this.walls = walls;
    this.report = new Report(out);
    this.conversation =
        new Conversation(
            new Leave(work(), globs(order)), report, new Turns(report, snapshots(order)), clock);
  }

  private Optional<Supplier<Tree>> snapshots(AttendOrder order) {
    return order
        .ground()
        .map(ground ->
            () ->
                new GitSnapshots(GitStore.at(git(), ground.store()), work(), ground.base()).take());
  }

  private GitProgram git() {
    return GitProgram.find(
            Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"), work())
        .orElseThrow(() -> new IllegalStateException("there is no git on the PATH"));
  }

  private static List<Glob> globs(AttendOrder order) {
    return order.writes().stream()
        .map(Glob::parse)
        .filter(Glob.Reading.Valid.class::isInstance)
        .map(reading -> ((Glob.Reading.Valid) reading).glob())
        .toList();
  }

  private Path work() {
    return folder.resolve("clone");
  }

  /// Works until the agent is done. Returns why it failed, if it did.
  public Optional<String> attend(InstalledAgents installed, Map<String, String> environment) {
    if (!walls.containment().hasDoors()) {
      return Optional.of(
          "%s needs a way to its model, and a cell by %s has no way out: install bubblewrap"
              .formatted(profile.name(), walls.containment().name()));
    }
    var program = installed.program(profile.command().getFirst());
    if (program.isEmpty()) {
      return Optional.of(
          "%s is not here: there is no program %s on the PATH"
              .formatted(profile.name(), profile.command().getFirst()));
    }
    var key = Optional.ofNullable(environment.get(profile.keyVariable())).orElse("");
    if (key.isBlank()) {
      return Optional.of(
          "%s needs a key for its model: set %s where Baton is started"
              .formatted(profile.name(), profile.keyVariable()));
    }
    try (var out = WayOut.open(folder, order, profile, key, report, conversation)) {
      var values = values(out);
      prepareHome(values);
      var unprepared = prepare(agentsEnvironment(environment, values));
      if (unprepared.isPresent()) {
        return unprepared;
      }
      return talk(start(program.get(), installed, environment, values, out.socket()), values);
    } catch (IOException e) {
      return Optional.of("cannot start " + profile.name() + ": " + e.getMessage());
    }
  }

  private String model() {
    return order.model().orElse(profile.model());
  }

  private Map<String, String> values(WayOut out) {
    var host = walls.containment().doorWithin().map(Object::toString).orElseGet(() -> out.host());
    return Map.of(
        "host",
        host,
        "gateway",
        host + ModelGateway.PREFIX + profile.dialect(),
        "context",
        host + WayOut.CONTEXT,
        "token",
        out.token(),
        "model",
        model(),
        "home",
        walls.containment().homeWithin(Walls.home(folder)).toString());
  }

  // Before the agent, which counts how long it is kept waiting.
  private Optional<String> prepare(Map<String, String> environment) throws IOException {
    if (order.prepare().isEmpty()) {
      return Optional.empty();
    }
    var command = new Preparation(order.prepare().get()).alone();
    var process =
        process(walls.around(folder, Optional.empty(), command), environment, "prepare.log")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(order.patience().toSeconds(), TimeUnit.SECONDS)) {
        return Optional.of("the clone was not prepared in " + order.patience());
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of("the clone could not be prepared; see prepare.log");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the clone was not prepared: called off");
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder process(
      List<String> command, Map<String, String> environment, String log) {
    var builder = new ProcessBuilder(command);
    builder.directory(work().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectError(folder.resolve(log).toFile());
    return builder;
  }

  private void prepareHome(Map<String, String> values) throws IOException {
    for (var file : profile.files().entrySet()) {
      var path = Walls.home(folder).resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, AgentProfile.filled(file.getValue(), values));
    }
  }

  private Process start(
      Path program,
      InstalledAgents installed,
      Map<String, String> environment,
      Map<String, String> values,
      Optional<Path> socket)
      throws IOException {
    var command = new ArrayList<>(List.of(program.toString()));
    profile.command().stream()
        .skip(1)
        .forEach(each -> command.add(AgentProfile.filled(each, values)));
    var readable = new ArrayList<>(walls.readable());
    readable.addAll(installed.filesOf(program));
    var all = agentsEnvironment(environment, values);
    profile
        .programs()
        .forEach((variable, name) ->
            installed
                .program(name)
                .ifPresent(path -> {
                  readable.addAll(installed.filesOf(path));
                  all.put(variable, path.toString());
                }));
    var around = new Walls(walls.containment(), readable).around(folder, socket, command);
    return process(around, all, "agent.log").start();
  }

  /// What Baton lets a performer see, without the real key, and what the profile adds.
  private Map<String, String> agentsEnvironment(
      Map<String, String> environment, Map<String, String> values) {
    var all = new HashMap<>(environment);
    all.remove(profile.keyVariable());
    all.put("HOME", values.getOrDefault("home", "/"));
    profile
        .environment()
        .forEach((name, value) -> all.put(name, AgentProfile.filled(value, values)));
    return all;
  }

  private Optional<String> talk(Process process, Map<String, String> values) throws IOException {
    try (var wire = new WireLog(folder.resolve("wire.jsonl"))) {
      var agent =
          new AcpAgent(process.getInputStream(), process.getOutputStream(), conversation, wire);
      var context =
          new AcpAgent.Tools(
              "baton",
              values.getOrDefault("context", ""),
              Map.of("Authorization", "Bearer " + values.get("token")));
      var why =
          conversation.about(
              agent,
              work(),
              profile.mode(),
              List.of(context),
              earlier(),
              this::remember,
              model(),
              Files.readString(folder.resolve("brief.md")),
              order.patience());
      agent.hangUp();
      return why;
    } finally {
      end(process);
    }
  }

  private Optional<String> earlier() {
    try {
      return order.again()
          ? Optional.of(Files.readString(folder.resolve(SESSION)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void remember(String session) {
    try {
      Files.writeString(folder.resolve(SESSION), session);
    } catch (IOException e) {
      report.said("the session will not be taken up again: " + e.getMessage());
    }
  }

  /// Its input is closed by now, and an agent that keeps to the protocol goes. The cell takes with
  /// it whatever was left running.
  private static void end(Process process) {
    try {
      if (!process.waitFor(TO_END_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
