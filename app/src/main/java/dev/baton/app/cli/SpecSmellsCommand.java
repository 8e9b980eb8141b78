package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.core.json.Json;
import dev.baton.core.smell.Smell;
import dev.baton.core.smell.Smells;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// What the lexical rules find in sentences that are in no spec yet.
final class SpecSmellsCommand implements Command {
  private record Line(int number, String text, List<Smell> smells) {}

  @Override
  public String name() {
    return "spec smells";
  }

  @Override
  public String summary() {
    return "find words that leave open what is owed, in a file of sentences";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton spec smells --lines wishes.txt          one sentence a line",
        "baton spec smells --lines wishes.txt --json");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--lines", "FILE", "a text file with one sentence on each line"));
  }

  @Override
  public int run(Call call) {
    var name =
        call.option("--lines")
            .orElseThrow(
                () -> Problem.usage("no file was named", "run: baton spec smells --lines FILE"));
    var lines = judged(call.folder().resolve(name), name);
    if (call.json()) {
      call.document(json(lines));
    } else {
      show(lines, call.console());
    }
    return Exit.YES;
  }

  private static List<Line> judged(Path file, String name) {
    var lines = new ArrayList<Line>();
    for (var text : read(file, name)) {
      lines.add(new Line(lines.size() + 1, text, Smells.in(text)));
    }
    return lines;
  }

  private static List<String> read(Path file, String name) {
    if (!Files.isRegularFile(file)) {
      throw Problem.usage("there is no file " + name, "name a text file with one sentence a line");
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw Problem.usage(name + " is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      throw Problem.broken(
          "cannot read " + name + ": " + e.getMessage(), "see that it can be read");
    }
  }

  private static void show(List<Line> lines, Console console) {
    for (var line : lines) {
      for (var smell : line.smells()) {
        console.line(
            "%d:%d  %s  \"%s\"  %s"
                .formatted(
                    line.number(),
                    smell.start() + 1,
                    console.warn(smell.rule().id()),
                    Console.visible(smell.text()),
                    Console.visible(
                        smell
                            .replacement()
                            .map(by -> by.isEmpty() ? "leave it out" : "write \"" + by + "\"")
                            .orElse(smell.question()))));
      }
    }
    console.line(
        "%s, %s"
            .formatted(
                Console.count(lines.size(), "line"),
                Console.count(
                    lines.stream().mapToLong(line -> line.smells().size()).sum(), "smell")));
  }

  private static Json json(List<Line> lines) {
    return Json.object()
        .put("schema", "baton.spec-smells/1")
        .putEach("lines", lines, SpecSmellsCommand::json)
        .end();
  }

  private static Json json(Line line) {
    return Json.object()
        .put("line", line.number())
        .put("text", line.text())
        .putEach("smells", line.smells(), SpecSmellsCommand::json)
        .end();
  }

  private static Json json(Smell smell) {
    var json =
        Json.object()
            .put("rule", smell.rule().id())
            .put("start", smell.start())
            .put("end", smell.end())
            .put("text", smell.text())
            .put("why", smell.why())
            .put("mend", smell.mend())
            .put("question", smell.question());
    smell.replacement().ifPresent(by -> json.put("replacement", by));
    return json.end();
  }
}
