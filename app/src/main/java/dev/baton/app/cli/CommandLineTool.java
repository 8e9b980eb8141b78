package dev.baton.app.cli;

import dev.baton.adapters.git.GitFailed;
import dev.baton.adapters.sqlite.LedgerTooNew;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.json.Json;
import dev.baton.core.run.UnknownEvent;
import dev.baton.engine.EvidenceStore.EvidenceUnavailable;
import dev.baton.engine.LedgerUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// From what was typed to an exit code. The one place where a failure becomes words.
public final class CommandLineTool {
  private CommandLineTool() {}

  public static int run(String[] arguments, Console console) {
    var words = List.of(arguments);
    try {
      return dispatch(words, console);
    } catch (ParameterException e) {
      return complain(words, console, Problem.usage(String.valueOf(e.getMessage()), hint(e)));
    } catch (Problem e) {
      return complain(words, console, e);
    } catch (LedgerTooNew | UnknownEvent e) {
      return complain(words, console, Problem.broken(text(e), "nothing was changed"));
    } catch (LedgerUnavailable | EvidenceUnavailable | GitFailed | UncheckedIOException e) {
      return complain(words, console, Problem.broken(text(e), mendOf(e)));
    } catch (RuntimeException e) {
      return complain(words, console, defect(e, console));
    }
  }

  private static Problem defect(RuntimeException e, Console console) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    trace.toString().lines().map(Console::visible).forEach(console::note);
    return Problem.broken(
        "this is a defect of Baton: " + e,
        "report it with the lines above; what is recorded stays");
  }

  private static int dispatch(List<String> words, Console console) {
    if (words.equals(List.of("--version"))) {
      console.line("baton " + Version.TEXT);
      return Exit.YES;
    }
    var found = Commands.find(words);
    if (found.isEmpty()) {
      return overview(words, console);
    }
    var command = found.get().command();
    var line = new CommandLine(spec(command));
    var parsed = line.parseArgs(found.get().rest().toArray(String[]::new));
    if (parsed.matchedOptionValue("--help", false)) {
      help(command, line, console);
      return Exit.YES;
    }
    mustBeWhole(parsed);
    return command.run(new Call(parsed, console));
  }

  // Not left to the parser, which would ask for them before it shows help.
  private static void mustBeWhole(CommandLine.ParseResult parsed) {
    var command = parsed.commandSpec();
    for (var word : command.positionalParameters()) {
      if (word.arity().min() > 0 && !parsed.hasMatchedPositional(word)) {
        throw Problem.usage(
            word.paramLabel() + " is missing", "see: " + command.name() + " --help");
      }
    }
  }

  private static int overview(List<String> words, Console console) {
    var group = Commands.group(words);
    if (!group.isEmpty()) {
      list(group, console);
      return words.contains("--help") || words.contains("-h") ? Exit.YES : Exit.USAGE;
    }
    var unknown = words.stream().filter(word -> !word.startsWith("-")).findFirst();
    if (unknown.isPresent()) {
      throw Problem.usage(
          "there is no command \"" + named(words, unknown.get()) + "\"",
          Commands.nearest(unknown.get())
              .map(near -> "did you mean \"baton " + near + "\"?")
              .orElse("run: baton --help"));
    }
    var strange = words.stream().filter(word -> !word.equals("--help") && !word.equals("-h"));
    strange
        .findFirst()
        .ifPresent(word -> {
          throw Problem.usage("unknown option " + word, "run: baton --help");
        });
    console.line(
        "baton " + Version.TEXT + ": directs a team of coding agents over a git repository");
    console.line();
    list(Commands.all(), console);
    return Exit.YES;
  }

  private static void list(List<Command> commands, Console console) {
    console.table(
        commands.stream()
            .map(command -> List.of("  baton " + command.name(), command.summary()))
            .toList());
    console.line();
    console.line("Every command takes --help (with examples), --json and -C DIR.");
  }

  // The word, and the one after it where the first may be half of a command: `spec chek`.
  private static String named(List<String> words, String first) {
    var next = words.indexOf(first) + 1;
    return next < words.size()
            && !words.get(next).startsWith("-")
            && Commands.names().stream().anyMatch(name -> name.startsWith(first + " "))
        ? first + " " + words.get(next)
        : first;
  }

  private static void help(Command command, CommandLine line, Console console) {
    console.line(line.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
    console.line();
    console.line("Examples:");
    command.examples().forEach(example -> console.line("  " + example));
  }

  static CommandSpec spec(Command command) {
    var spec = CommandSpec.create().name("baton " + command.name());
    spec.usageMessage().description(command.summary()).sortOptions(false);
    command.options(spec);
    spec.addOption(flag("print one JSON document", "--json"));
    spec.addOption(
        OptionSpec.builder("-C")
            .type(String.class)
            .paramLabel("DIR")
            .description("work on the repository in DIR")
            .build());
    spec.addOption(flag("print this help", "-h", "--help"));
    return spec;
  }

  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
        .type(boolean.class)
        .description(description)
        .build();
  }

  static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// A word that may be left out, at its place among the words.
  static PositionalParamSpec optional(int index, String label, String description) {
    return word(index, "0..1", label, description);
  }

  /// A word that has to be given.
  static PositionalParamSpec required(int index, String label, String description) {
    return word(index, "1", label, description);
  }

  private static PositionalParamSpec word(
      int index, String arity, String label, String description) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(index))
        .arity(arity)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// The spec or plan a command is about.
  static PositionalParamSpec optionalName() {
    return optionalName(0);
  }

  static PositionalParamSpec optionalName(int index) {
    return optional(index, "NAME", "the folder under specs/; needed where there are several");
  }

  private static int complain(List<String> words, Console console, Problem problem) {
    if (words.contains("--json")) {
      console.line(
          Json.object()
              .put("schema", "baton.problem/1")
              .put("exit", problem.exit())
              .put("message", problem.message())
              .put("mend", problem.mend())
              .end()
              .pretty());
    }
    console.note(console.bad("baton: ") + Console.visible(problem.message()));
    console.note("  " + Console.visible(problem.mend()));
    return problem.exit();
  }

  private static String hint(ParameterException e) {
    return "see: " + e.getCommandLine().getCommandSpec().name() + " --help";
  }

  private static String text(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.toString());
  }

  private static String mendOf(RuntimeException e) {
    var text =
        text(e) + " " + Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("");
    if (text.contains("No space left") || text.contains("FULL")) {
      return "the disk is full: make room (baton clean shows what Baton can free), then run it again;"
          + " nothing was lost";
    }
    if (text.contains("BUSY") || text.contains("locked")) {
      return "another program holds the ledger; try again when it is done";
    }
    return "mend that and run it again; nothing was lost";
  }
}
