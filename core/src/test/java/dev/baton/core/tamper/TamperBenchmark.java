package dev.baton.core.tamper;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.decision.Decisions;
import dev.baton.core.gate.GateFinding;
import dev.baton.core.inspect.Inspected;
import dev.baton.core.inspect.Inspection;
import dev.baton.core.inspect.Inspections;
import dev.baton.core.tamper.Operators.Operator;
import dev.baton.core.tamper.Operators.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How many weakened tests the gates find in real repositories, and of how many real commits they
/// say something. Each folder in the directory is a repository; `--shown` prints what was missed or
/// found.
final class TamperBenchmark {
  private static final int PLACES = 40;
  private static final int COMMITS = 60;
  private static final long SEED = 20_261_121;
  private static final Pattern DECLARED =
      Pattern.compile(
          "(\\s*)(?:(?:public |private |protected )?void \\w+\\(.*\\{|(?:async )?def test\\w*\\(.*:"
              + "|func Test\\w+\\(t \\*testing\\.T\\) \\{|(?:it|test)\\(['\"`].*(?:\\{))\\s*");

  private record Change(String what, ChangeSet files) {}

  private final boolean isShown;
  private final Map<String, Map<String, int[]>> operators = new LinkedHashMap<>();

  private TamperBenchmark(boolean isShown) {
    this.isShown = isShown;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var benchmark = new TamperBenchmark(List.of(arguments).contains("--shown"));
    var repositories = new TreeMap<String, Path>();
    try (var children = Files.list(Path.of(arguments[0]))) {
      children
          .filter(Files::isDirectory)
          .forEach(child -> repositories.put(child.getFileName().toString(), child));
    }
    var commits = new StringBuilder();
    for (var repository : repositories.entrySet()) {
      benchmark.tampered(repository.getKey(), repository.getValue());
      commits.append(benchmark.real(repository.getKey(), repository.getValue()));
    }
    benchmark.print(repositories.keySet().stream().toList());
    System.out.println(
        "\n| repository | commits that touch tests | G24 speaks | G38 speaks |\n|---|---|---|---|");
    System.out.print(commits);
  }

  private void print(List<String> repositories) {
    System.out.println(
        "| what was done to a test | " + String.join(" | ", repositories) + " | all |");
    System.out.println("|---".repeat(repositories.size() + 2) + "|");
    operators.forEach((operator, counts) -> {
      var row = new StringBuilder("| " + operator + " |");
      int found = 0;
      int done = 0;
      for (var repository : repositories) {
        var count = counts.getOrDefault(repository, new int[2]);
        found += count[0];
        done += count[1];
        row.append(' ').append(count[1] == 0 ? "–" : count[0] + "/" + count[1]).append(" |");
      }
      System.out.println(row + " " + found + "/" + done + " |");
    });
  }

  private void tampered(String name, Path repository) throws IOException, InterruptedException {
    var places = new ArrayList<Place>();
    for (var path : git(repository, "ls-tree", "-r", "--name-only", "HEAD").lines().toList()) {
      if (TestFiles.byCustom(path) && TestFiles.isCode(path)) {
        places.addAll(places(path, git(repository, "show", "HEAD:" + path)));
      }
    }
    Collections.shuffle(places, new Random(SEED));
    for (var operator : Operators.TAMPERING.entrySet()) {
      apply(name, operator.getKey(), operator.getValue(), places, true);
    }
    for (var operator : Operators.BENIGN.entrySet()) {
      apply(name, "*" + operator.getKey() + "*", operator.getValue(), places, false);
    }
  }

  private void apply(
      String repository, String what, Operator operator, List<Place> places, boolean isBad) {
    var count =
        operators
            .computeIfAbsent(what, _ -> new LinkedHashMap<>())
            .computeIfAbsent(repository, _ -> new int[2]);
    for (var place : places) {
      if (count[1] >= PLACES) {
        return;
      }
      Optional<String> after = operator.apply(place);
      var before = String.join("\n", place.lines());
      if (after.isEmpty() || after.get().equals(before)) {
        continue;
      }
      var found =
          findings("G24", ChangeSet.of(FileChange.modified(place.path(), before, after.get())));
      count[0] += found.isEmpty() ? 0 : 1;
      count[1]++;
      if (isShown && found.isEmpty() == isBad) {
        System.err.println(
            what
                + ": "
                + repository
                + " "
                + place.path()
                + ":"
                + (place.first() + 1)
                + " "
                + found);
      }
    }
  }

  private static List<Place> places(String path, String text) {
    var lines = text.lines().toList();
    var extension = path.substring(path.lastIndexOf('.') + 1);
    var places = new ArrayList<Place>();
    for (int i = 0; i < lines.size(); i++) {
      var declared = DECLARED.matcher(lines.get(i));
      boolean isNested =
          extension.equals("py")
              && declared.matches()
              && !declared.group(1).isEmpty()
              && !lines.get(i).contains("(self");
      if (!declared.matches() || isNested || (extension.equals("java") && !isAnnotated(lines, i))) {
        continue;
      }
      int last = last(lines, i, declared.group(1), extension.equals("py"));
      if (last > i) {
        places.add(new Place(path, extension, lines, i, last));
      }
    }
    return places;
  }

  private static boolean isAnnotated(List<String> lines, int declared) {
    for (int i = declared - 1; i >= 0 && lines.get(i).strip().startsWith("@"); i--) {
      if (lines.get(i).strip().startsWith("@Test") || lines.get(i).strip().startsWith("@Param")) {
        return true;
      }
    }
    return false;
  }

  private static int last(List<String> lines, int first, String indent, boolean isPython) {
    for (int i = first + 1; i < lines.size(); i++) {
      var line = lines.get(i);
      boolean isOut =
          !line.isBlank() && line.length() - line.stripLeading().length() <= indent.length();
      if (isOut) {
        int last = isPython ? i - 1 : i;
        while (lines.get(last).isBlank()) {
          last--;
        }
        return !isPython && !line.strip().startsWith("}") ? -1 : last;
      }
    }
    return isPython ? lines.size() - 1 : -1;
  }

  private static List<GateFinding> findings(String gate, ChangeSet change) {
    return Inspections.ALL.stream()
        .filter(inspection -> inspection.gate().id().equals(gate))
        .map((Inspection inspection) ->
            inspection.findings(
                new Inspected(change, List.of(), _ -> false, List.of(), Decisions.NONE)))
        .flatMap(List::stream)
        .toList();
  }

  private String real(String name, Path repository) throws IOException, InterruptedException {
    int weakened = 0;
    int asked = 0;
    int all = 0;
    for (var commit :
        git(repository, "log", "--no-merges", "--format=%H", "-n", "1500").lines().toList()) {
      if (all >= COMMITS) {
        break;
      }
      var change = change(repository, commit);
      if (change.isEmpty()) {
        continue;
      }
      all++;
      var tampering = findings("G24", change.get().files());
      var aware = findings("G38", change.get().files());
      weakened += tampering.isEmpty() ? 0 : 1;
      asked += aware.isEmpty() ? 0 : 1;
      if (isShown && tampering.size() + aware.size() > 0) {
        System.err.println(name + " " + change.get().what());
        tampering.forEach(each -> System.err.println("    G24 " + each));
        aware.forEach(each -> System.err.println("    G38 " + each));
      }
    }
    return "| " + name + " | " + all + " | " + weakened + " | " + asked + " |\n";
  }

  // A commit that modifies or removes a test; one that only adds some weakens nothing.
  private static Optional<Change> change(Path repository, String commit)
      throws IOException, InterruptedException {
    var files = new ArrayList<FileChange>();
    boolean hasTest = false;
    for (var line :
        git(
                repository,
                "diff-tree",
                "-r",
                "--root",
                "--no-commit-id",
                "--name-status",
                "--no-renames",
                commit)
            .lines()
            .toList()) {
      var path = line.substring(2);
      if (!TestFiles.isCode(path) && !TestFiles.isGolden(path)) {
        continue;
      }
      hasTest |= TestFiles.byCustom(path) && TestFiles.isCode(path) && !line.startsWith("A");
      files.add(
          switch (line.charAt(0)) {
            case 'A' -> FileChange.added(path, git(repository, "show", commit + ":" + path));
            case 'D' -> FileChange.removed(path, git(repository, "show", commit + "^:" + path));
            default ->
                FileChange.modified(
                    path,
                    git(repository, "show", commit + "^:" + path),
                    git(repository, "show", commit + ":" + path));
          });
    }
    var what =
        commit.substring(0, 10) + " " + git(repository, "log", "-1", "--format=%s", commit).strip();
    return hasTest
        ? Optional.of(new Change(what, new ChangeSet(files, List.of())))
        : Optional.empty();
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
