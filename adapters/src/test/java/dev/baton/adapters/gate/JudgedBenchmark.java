package dev.baton.adapters.gate;

import dev.baton.adapters.config.DecisionReader;
import dev.baton.adapters.gate.Alterations.Alteration;
import dev.baton.adapters.gate.Scratch.Head;
import dev.baton.core.decision.Decisions;
import dev.baton.core.gate.GateResult;
import dev.baton.core.gate.Severity;
import dev.baton.core.hash.Hash;
import dev.baton.core.repo.Tree;
import dev.baton.core.supply.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A labelled set of changes made from real repositories, judged by the static gates. Real commits
/// are taken for correct; each also carries one alteration of every kind. Which half a change
/// belongs to is its hash's first bit: `--held-out` is the half that nothing was tuned on.
/// `--shown` prints what was missed or raised wrongly.
final class JudgedBenchmark {
  private static final int COMMITS = 12;
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final class Count {
    int all;
    int stopped;
    int asked;
    int atPlace;
  }

  private final boolean isHeldOut;
  private final boolean isShown;
  private final Map<String, Count> counts = new LinkedHashMap<>();
  private final Map<String, int[]> alarms = new TreeMap<>();

  private JudgedBenchmark(List<String> arguments) {
    this.isHeldOut = arguments.contains("--held-out");
    this.isShown = arguments.contains("--shown");
  }

  public static void main(String[] arguments) throws IOException {
    var benchmark = new JudgedBenchmark(List.of(arguments));
    var repositories = new TreeMap<String, Path>();
    try (var children = Files.list(Path.of(arguments[0]))) {
      children.filter(Files::isDirectory).forEach(it -> repositories.put(it.toString(), it));
    }
    for (var repository : repositories.values()) {
      try (var scratch = new Scratch(repository)) {
        for (var commit : scratch.commits(COMMITS)) {
          benchmark.judge(scratch, commit);
        }
      }
    }
    benchmark.print();
  }

  private void judge(Scratch scratch, String commit) {
    var carrier = scratch.head(commit);
    if (isMine(commit)) {
      correct(scratch, carrier);
    }
    for (var alteration : Alterations.ALL) {
      if (isMine(commit + alteration.name())) {
        alteration.at(carrier).ifPresent(edit -> altered(scratch, carrier, alteration, edit));
      }
    }
  }

  private boolean isMine(String change) {
    return "89abcdef".indexOf(Hash.of(change).hex().charAt(0)) < 0 != isHeldOut;
  }

  private void correct(Scratch scratch, Head carrier) {
    var count = counts.computeIfAbsent("correct", _ -> new Count());
    count.all++;
    var results = results(scratch, carrier, carrier.tree());
    count(count, results);
    for (var result : results) {
      if (result.verdict().stopsAt(NOW)) {
        alarms.computeIfAbsent(result.gate().id(), _ -> new int[1])[0]++;
        shown("correct", carrier, result);
      }
    }
  }

  private void altered(
      Scratch scratch, Head carrier, Alteration alteration, Alterations.Edit edit) {
    var count = counts.computeIfAbsent(alteration.name(), _ -> new Count());
    count.all++;
    var results = results(scratch, carrier, scratch.with(carrier.tree(), edit));
    count(count, results);
    boolean isAtPlace =
        results.stream()
            .filter(result -> result.gate().id().equals(alteration.gate()))
            .filter(result -> result.verdict().stopsAt(NOW))
            .flatMap(result -> result.findings().stream())
            .anyMatch(finding -> finding.path().equals(edit.path()));
    count.atPlace += isAtPlace ? 1 : 0;
    if (isShown && !isAtPlace) {
      System.err.println("missed: " + alteration.name() + " " + carrier + " " + edit.path());
    }
  }

  private static List<GateResult> results(Scratch scratch, Head carrier, Tree head) {
    var subject = Subjects.between(scratch.trees(), carrier.base(), head, carrier.contract());
    return new Inspectors(
            scratch.trees(),
            tree ->
                DecisionReader.read(
                    scratch.trees().texts(tree, path -> path.startsWith(Decisions.FOLDER))),
            (_, _) -> new Answer.Silent("no registry is asked here"))
        .of(subject, NOW);
  }

  private static void count(Count count, List<GateResult> results) {
    count.stopped += any(results, Severity.BLOCK) ? 1 : 0;
    count.asked += !any(results, Severity.BLOCK) && any(results, Severity.HUMAN) ? 1 : 0;
  }

  private static boolean any(List<GateResult> results, Severity severity) {
    return results.stream()
        .anyMatch(result -> result.gate().severity() == severity && result.verdict().stopsAt(NOW));
  }

  private void shown(String what, Head carrier, GateResult result) {
    if (isShown && result.gate().severity().compareTo(Severity.HUMAN) <= 0) {
      System.err.println(
          what + ": " + carrier + " " + result.gate().id() + " " + result.findings());
    }
  }

  private void print() {
    System.out.println("half: " + (isHeldOut ? "held out" : "tuned on"));
    System.out.println(
        "\n| label | gate | changes | stopped | for a person | its gate says so, there | recall | false alarms on correct | precision |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    var correct = counts.computeIfAbsent("correct", _ -> new Count());
    var blocked = new Count();
    for (var alteration : Alterations.ALL) {
      var count = counts.computeIfAbsent(alteration.name(), _ -> new Count());
      var wrong = alarms.getOrDefault(alteration.gate(), new int[1])[0];
      System.out.printf(
          "| %s | %s | %d | %d | %d | %d | %s | %d of %d | %s |%n",
          alteration.name(),
          alteration.gate(),
          count.all,
          count.stopped,
          count.asked,
          count.atPlace,
          Interval.of(count.atPlace, count.all),
          wrong,
          correct.all,
          Interval.of(count.atPlace, count.atPlace + wrong));
      if (alteration.isBlocking()) {
        blocked.all += count.all;
        blocked.stopped += count.stopped;
      }
    }
    System.out.printf(
        "%nWhat a blocking gate claims: %d changes, %d stopped, recall %s%n",
        blocked.all, blocked.stopped, Interval.of(blocked.stopped, blocked.all));
    System.out.printf(
        "Correct: %d changes, %d stopped: %s; %d for a person: %s%n",
        correct.all,
        correct.stopped,
        Interval.of(correct.stopped, correct.all),
        correct.asked,
        Interval.of(correct.asked, correct.all));
    var all = counts.values().stream().mapToInt(it -> it.all).sum();
    System.out.println("All: " + all + " changes");
  }
}
