package dev.baton.app.agent;

import dev.baton.adapters.context.Tool;
import dev.baton.core.json.Json;
import dev.baton.core.json.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the agent of one attempt may ask Baton, and tell it. Every call stands in the transcript.
final class ContextTools {
  // Agents give up on a tool after a minute; asked again, the same question goes on waiting.
  private static final Duration WAIT = Duration.ofSeconds(45);
  private static final long LOOK_EVERY_MILLIS = 200;

  private final Path folder;
  private final Report report;
  private final List<String> questions = new ArrayList<>();

  ContextTools(Path folder, Report report) {
    this.folder = folder;
    this.report = report;
  }

  List<Tool> all() {
    return List.of(
        new Tool(
            "contract",
            "The contract of this task and everything else the brief says.",
            Optional.empty(),
            _ -> told("contract", read("brief.md"))),
        new Tool(
            "ask",
            "Ask the people behind the task. Waits for the answer; if none comes in time, ask the"
                + " same again. Ask rather than guess.",
            Optional.of("question"),
            this::ask),
        new Tool(
            "answers",
            "All answers people have given to this task so far.",
            Optional.empty(),
            _ -> told("answers", read("answers.jsonl"))),
        new Tool(
            "blocked",
            "Say that the contract cannot be met and why. A person will look; stop working then.",
            Optional.of("reason"),
            reason -> {
              report.blocked(reason);
              return "Noted. End your turn now.";
            }),
        new Tool(
            "claim_done",
            "Say what you have done. It is kept as your word, not as evidence: Baton runs the"
                + " checks itself.",
            Optional.of("summary"),
            summary -> {
              report.said("claims to be done: " + summary);
              return "Noted as a claim. End your turn now.";
            }));
  }

  private String told(String tool, String text) {
    report.said("called " + tool);
    return text;
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return "";
    }
  }

  private String ask(String question) {
    int number = numberOf(question.strip());
    for (long waited = 0; waited < WAIT.toMillis(); waited += LOOK_EVERY_MILLIS) {
      var answer = answerTo(number);
      if (answer.isPresent()) {
        return answer.get();
      }
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return "No answer yet. Ask the same question again to go on waiting.";
  }

  private synchronized int numberOf(String question) {
    if (question.isEmpty()) {
      throw new IllegalArgumentException("ask what? give `question`");
    }
    if (!questions.contains(question)) {
      questions.add(question);
      report.ask(question);
    }
    return questions.indexOf(question) + 1;
  }

  private Optional<String> answerTo(int number) {
    return read("answers.jsonl").lines().flatMap(line -> answer(line, number).stream()).findFirst();
  }

  private static Optional<String> answer(String line, int number) {
    try {
      var said = Json.parse(line).asObject();
      return said.number("question", 0) == number
          ? Optional.of(said.text("answer", ""))
          : Optional.empty();
    } catch (JsonFault e) {
      return Optional.empty();
    }
  }
}
