package dev.baton.app.cli;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every command there is, in the order a newcomer meets them.
final class Commands {
  private static final List<Named> ALL =
      List.of(
          new Named("demo", DemoCommand::new),
          new Named("init", InitCommand::new),
          new Named("doctor", DoctorCommand::new),
          new Named("discover", DiscoverCommand::new),
          new Named("spec check", () -> SpecCommand.CHECK),
          new Named("spec show", () -> SpecCommand.SHOW),
          new Named("spec explain", SpecExplainCommand::new),
          new Named("spec diff", SpecDiffCommand::new),
          new Named("spec approve", () -> SpecCommand.APPROVE),
          new Named("spec smells", SpecSmellsCommand::new),
          new Named("plan draft", () -> PlanCommand.DRAFT),
          new Named("plan check", () -> PlanCommand.CHECK),
          new Named("plan show", () -> PlanCommand.SHOW),
          new Named("plan approve", () -> PlanCommand.APPROVE),
          new Named("run", RunCommandLine::new),
          new Named("status", StatusCommand::new),
          new Named("watch", WatchCommand::new),
          new Named("pause", () -> OrderCommand.PAUSE),
          new Named("resume", () -> OrderCommand.RESUME),
          new Named("cancel", () -> OrderCommand.CANCEL),
          new Named("queue", QueueCommand::new),
          new Named("inbox", InboxCommand::new),
          new Named("approve", () -> OrderCommand.APPROVE),
          new Named("reject", () -> OrderCommand.REJECT),
          new Named("answer", () -> OrderCommand.ANSWER),
          new Named("hand-in", HandInCommand::new),
          new Named("serve", ServeCommand::new),
          new Named("gap", GapCommand::new),
          new Named("why", WhyCommand::new),
          new Named("origin", OriginCommand::new),
          new Named("blame-failure", BlameFailureCommand::new),
          new Named("incident open", IncidentCommand.Open::new),
          new Named("incident list", IncidentCommand.Listing::new),
          new Named("incident show", IncidentCommand.Show::new),
          new Named("incident close", IncidentCommand.Close::new),
          new Named("gate run", GateCommand.Run::new),
          new Named("gate explain", GateCommand.Explain::new),
          new Named("review", ReviewCommand::new),
          new Named("rubric show", RubricCommand.Show::new),
          new Named("rubric explain", RubricCommand.Explain::new),
          new Named("rubric calibrate", RubricCommand.Calibrate::new),
          new Named("decide new", DecideNewCommand::new),
          new Named("decide list", DecideListCommand::new),
          new Named("decide supersede", DecideSupersedeCommand::new),
          new Named("decide check", DecideCheckCommand::new),
          new Named("redteam", RedteamCommand::new),
          new Named("log", LogCommand::new),
          new Named("audit verify", AuditVerifyCommand::new),
          new Named("audit export", AuditExportCommand::new),
          new Named("import", ImportCommand::new),
          new Named("export", ExportCommand::new),
          new Named("clean", CleanCommand::new),
          new Named("record", RecordCommand::new),
          new Named("brief", BriefCommand::new),
          new Named("mcp", McpCommand::new),
          new Named("agents", AgentsCommand::new),
          new Named("agents try", AgentsTryCommand::new),
          new Named("attend", AttendCommand::new),
          new Named("play", PlayCommand::new),
          new Named("completion", CompletionCommand::new));

  private record Named(String name, Supplier<Command> maker) {}

  /// A command and the words that are left for it.
  record Found(Command command, List<String> rest) {}

  private Commands() {}

  static List<Command> all() {
    return ALL.stream().map(named -> named.maker().get()).toList();
  }

  static List<String> names() {
    return ALL.stream().map(Named::name).toList();
  }

  /// The command the words begin with; `-C DIR` and flags may stand before it. Nothing typed at all
  /// asks where things stand.
  static Optional<Found> find(List<String> words) {
    if (words.isEmpty()) {
      return Optional.of(new Found(new WhereCommand(), words));
    }
    int start = 0;
    while (start < words.size() && words.get(start).startsWith("-")) {
      start += words.get(start).equals("-C") ? 2 : 1;
    }
    if (start >= words.size()) {
      var asksWhere = words.contains("-C") || words.equals(List.of("--json"));
      return asksWhere && !words.contains("--help")
          ? Optional.of(new Found(new WhereCommand(), words))
          : Optional.empty();
    }
    var before = words.subList(0, start);
    var after = words.subList(start, words.size());
    return ALL.stream()
        .filter(named -> startsWith(after, named.name()))
        .max(comparingInt(named -> named.name().length()))
        .map(named -> new Found(named.maker().get(), rest(before, after, named.name())));
  }

  /// The commands of the group that the words name, as `audit`; none where they name no group.
  static List<Command> group(List<String> words) {
    var first = words.stream().filter(word -> !word.startsWith("-")).findFirst();
    return words.stream().filter(word -> !word.startsWith("-")).count() == 1
        ? ALL.stream()
            .filter(named -> named.name().startsWith(first.orElseThrow() + " "))
            .map(named -> named.maker().get())
            .toList()
        : List.of();
  }

  private static boolean startsWith(List<String> words, String name) {
    var parts = List.of(name.split(" "));
    return words.size() >= parts.size() && words.subList(0, parts.size()).equals(parts);
  }

  private static List<String> rest(List<String> before, List<String> after, String name) {
    var length = name.split(" ").length;
    return Stream.concat(before.stream(), after.subList(length, after.size()).stream()).toList();
  }

  /// The command whose name is most like the word, if any is at all.
  static Optional<String> nearest(String word) {
    return names().stream()
        .filter(name -> name.startsWith(word) || word.startsWith(name) || sharesStart(name, word))
        .findFirst();
  }

  private static boolean sharesStart(String name, String word) {
    return name.length() > 2
        && word.length() > 2
        && name.substring(0, 3).equals(word.substring(0, 3));
  }
}
