package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Consultation;
import dev.baton.app.Discovery;
import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.json.Json;
import dev.baton.core.spec.Item.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// From what people say to a spec without open questions.
final class DiscoverCommand implements Command {
  private static final String ASK =
      """
      # What would you ask?

      In this folder is spec.md: what people said, and what shall be built. Read it. Write a file
      questions.md with at most ten questions whose answers would change what is built, the most
      important first, each on one line that names the item it is about:

          - LND-003: What happens to a loan when the member leaves?

      Ask nothing that spec.md answers or asks already. Change nothing else.
      """;

  @Override
  public String name() {
    return "discover";
  }

  @Override
  public String summary() {
    return "record what people said, and ask what they left open";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton discover tool-lending --statement mail.txt --who \"Treasurer, mail 2026-11-05\"",
        "baton discover tool-lending                    asks, one question after the other",
        "baton discover tool-lending --export questions.md",
        "baton discover tool-lending --import questions.md --by \"Treasurer\"",
        "baton discover tool-lending --answer Q-2 --text \"20 minutes\" --by \"Treasurer\"");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(
        CommandLineTool.optional(0, "NAME", "the folder under specs/, made if it is new"));
    spec.addOption(value("--statement", "FILE", "record what stands in FILE (`-`: what is typed)"));
    spec.addOption(value("--who", "WHO", "who said it and when, as `Treasurer, mail 2026-11-05`"));
    spec.addOption(
        value("--from", "WHERE", "where it comes from: typed, a file, mail, transcript"));
    spec.addOption(
        value("--export", "FILE", "write the open questions to FILE, to be answered there"));
    spec.addOption(value("--import", "FILE", "read the answers in FILE back"));
    spec.addOption(value("--answer", "Q-n", "answer one question with --text"));
    spec.addOption(value("--text", "TEXT", "the answer"));
    spec.addOption(value("--by", "NAME", "who answers; you, if left out"));
    spec.addOption(
        value(
            "--agent", "MEMBER", "let an agent of the team ask, too; its questions block nothing"));
  }

  @Override
  public int run(Call call) {
    var name =
        call.argument(0)
            .orElseThrow(() ->
                Problem.usage(
                    "discover needs the name of a spec", "as in: baton discover tool-lending"));
    var documents = new Documents(call.place().top());
    var discovery = Discovery.of(documents, name, call.by());
    var told = new ArrayList<String>();
    record(call, discovery).ifPresent(told::add);
    var fresh = discovery.ask();
    if (fresh > 0) {
      told.add(Console.count(fresh, "new question") + " in " + discovery.path());
    }
    call.option("--agent").ifPresent(member -> told.add(agent(call, discovery, member)));
    answers(call, discovery).ifPresent(told::add);
    call.option("--export").ifPresent(file -> told.add(export(call, discovery, file)));
    if (call.console().isTerminal() && !call.json() && isPlain(call)) {
      interview(discovery, call);
    }
    return report(discovery, told, call);
  }

  private static String agent(Call call, Discovery discovery, String member) {
    call.console().note("asking " + member + " what it would ask");
    var said =
        Consultation.of(call.place(), member, false)
            .ask(ASK, Map.of("spec.md", discovery.text()), "questions.md");
    return Console.count(discovery.take(member, said), "question") + " of " + member;
  }

  private static boolean isPlain(Call call) {
    return List.of("--statement", "--export", "--import", "--answer").stream()
        .allMatch(option -> call.option(option).isEmpty());
  }

  private static Optional<String> record(Call call, Discovery discovery) {
    if (call.option("--statement").isEmpty()) {
      return Optional.empty();
    }
    var who =
        call.option("--who")
            .orElseThrow(() ->
                Problem.usage(
                    "nobody is named for this statement",
                    "add --who \"Treasurer, mail 2026-11-05\""));
    var source = call.option("--statement").get();
    var words = source.equals("-") ? typed() : text(call, source);
    if (words.isBlank()) {
      throw Problem.usage("the statement is empty", "name a file that says something");
    }
    var from = call.option("--from").orElse(source.equals("-") ? "typed" : source);
    return Optional.of("recorded " + discovery.record(who, from, words));
  }

  private static Optional<String> answers(Call call, Discovery discovery) {
    if (call.option("--import").isPresent()) {
      var taken = discovery.take(text(call, call.option("--import").get()));
      return Optional.of(Console.count(taken, "answer") + " taken");
    }
    return call.option("--answer")
        .map(id -> {
          discovery.answer(
              id,
              call.option("--text")
                  .orElseThrow(
                      () -> Problem.usage("there is no answer", "add --text \"20 minutes\"")));
          return id + " is answered";
        });
  }

  private static String export(Call call, Discovery discovery, String file) {
    var to = call.folder().resolve(file);
    if (Files.exists(to)) {
      throw Problem.usage(
          to + " is there already, perhaps with answers in it",
          "read it back with --import, or name another file");
    }
    try {
      Files.writeString(to, discovery.questionnaire());
    } catch (IOException e) {
      throw Problem.broken("cannot write " + to + ": " + e.getMessage(), "name another file");
    }
    return Console.count(discovery.open().size(), "question") + " written to " + file;
  }

  private static String typed() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.broken("cannot read what is typed: " + e.getMessage(), "name a file");
    }
  }

  private static String text(Call call, String file) {
    var from = call.folder().resolve(Path.of(file));
    try {
      return Files.readString(from);
    } catch (IOException e) {
      throw Problem.usage(
          "cannot read %s as text: %s".formatted(from, e.getMessage()),
          "name a file of UTF-8 text");
    }
  }

  /// One question after the other; an empty line leaves one open, and nothing is lost on the way.
  private static void interview(Discovery discovery, Call call) {
    var console = call.console();
    console.line("An empty line leaves a question open; ^D ends. Every answer is kept at once.");
    for (var question : discovery.open()) {
      console.line();
      console.line(console.bold(question.id().value()) + "  " + Console.visible(question.title()));
      question
          .fields()
          .value("If unanswered")
          .ifPresent(it -> console.line(console.faint("  if unanswered: " + Console.visible(it))));
      var answer = console.ask("  > ");
      if (answer.isEmpty()) {
        return;
      }
      answer
          .filter(it -> !it.isBlank())
          .ifPresent(it -> discovery.answer(question.id().value(), it));
    }
  }

  private static int report(Discovery discovery, List<String> told, Call call) {
    var open = discovery.open();
    if (call.json()) {
      call.document(
          Json.object()
              .put("schema", "baton.discover/1")
              .put("path", discovery.path())
              .putTexts("did", told)
              .putEach("open", open, DiscoverCommand::json)
              .end());
    } else {
      told.forEach(call.console()::line);
      open.forEach(it -> show(it, call.console()));
      call.console()
          .line(
              open.isEmpty()
                  ? "no question is open; next: baton spec check " + discovery.name()
                  : Console.count(open.size(), "question")
                      + " open; answer on a terminal, with --answer, or by --export and --import");
    }
    return open.isEmpty() ? Exit.YES : Exit.WAITS;
  }

  private static void show(Question question, Console console) {
    console.line("%-6s %s".formatted(question.id(), Console.visible(question.title())));
    question
        .fields()
        .value("Blocks")
        .ifPresent(it -> console.line("       blocks " + Console.visible(it)));
  }

  private static Json json(Question question) {
    return Json.object()
        .put("id", question.id().value())
        .put("question", question.title())
        .putTexts("blocks", question.blocks().stream().map(String::valueOf).toList())
        .put("ifUnanswered", question.fields().value("If unanswered").orElse(""))
        .end();
  }
}
