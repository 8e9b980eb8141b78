package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.performer.Recorder;
import dev.baton.app.Conducting;
import dev.baton.app.Exit;
import dev.baton.app.Problem;
import dev.baton.app.Runs;
import dev.baton.core.gate.Evidence;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.plan.TaskId;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Exchange;
import dev.baton.core.run.RunEvent;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.EvidenceKept;
import dev.baton.core.run.RunEvent.QuestionAnswered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Makes a recording from an attempt that handed in.
final class RecordCommand implements Command {
  @Override
  public String name() {
    return "record";
  }

  @Override
  public String summary() {
    return "write a recording of a task's latest attempt, to be played by a replay performer";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton record T-03                     to T-03.<attempt>.jsonl",
        "baton record T-03 --to recordings     into that folder");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addPositional(CommandLineTool.required(0, "TASK", "as T-04"));
    spec.addOption(value("--to", "FOLDER", "where to write it; here, if left out"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    var task = Conducting.task(call.required(0));
    try (var ledger = place.openLedger()) {
      var id = Runs.opened(new Runs(ledger).current()).id();
      var history = Runs.history(ledger, id);
      var handedIn = lastHandedIn(history, task);
      var attempt = handedIn.attempt();
      Candidate candidate = handedIn.candidate();
      var patch = new GitTrees(place.store()).patch(candidate.base(), candidate.commit());
      var text =
          Recorder.record(
              attempt,
              "recorded",
              place.evidence().text(transcript(history, attempt)).orElse(""),
              exchanges(history, attempt),
              patch);
      var file =
          Path.of(call.option("--to").orElse("."))
              .resolve(task + "." + attempt.number() + ".jsonl");
      write(file, text);
      if (call.json()) {
        call.document(
            Json.object().put("schema", "baton.record/1").put("file", file.toString()).end());
      } else {
        call.console().line("recorded " + attempt + " of " + id + " in " + file);
      }
    }
    return Exit.YES;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Problem.broken(
          "cannot write " + file + ": " + e.getMessage(), "name another folder with --to");
    }
  }

  private static CandidateHandedIn lastHandedIn(List<RunEvent> history, TaskId task) {
    return history.stream()
        .filter(CandidateHandedIn.class::isInstance)
        .map(CandidateHandedIn.class::cast)
        .filter(event -> event.task().equals(task))
        .reduce((_, later) -> later)
        .orElseThrow(
            () -> Problem.no("no attempt at " + task + " has handed in", "see: baton status"));
  }

  private static Hash transcript(List<RunEvent> history, Attempt attempt) {
    return history.stream()
        .filter(EvidenceKept.class::isInstance)
        .map(EvidenceKept.class::cast)
        .filter(event -> event.attempt().equals(attempt))
        .map(EvidenceKept::evidence)
        .filter(evidence -> evidence.kind().equals("transcript"))
        .map(Evidence::hash)
        .reduce((_, later) -> later)
        .orElseGet(() -> Hash.of(""));
  }

  private static List<Exchange> exchanges(List<RunEvent> history, Attempt attempt) {
    return history.stream()
        .filter(QuestionAnswered.class::isInstance)
        .map(QuestionAnswered.class::cast)
        .filter(event -> event.attempt().equals(attempt))
        .map(event -> new Exchange(event.question(), event.answer(), event.by()))
        .toList();
  }
}
