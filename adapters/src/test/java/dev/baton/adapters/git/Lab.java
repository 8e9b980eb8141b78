package dev.baton.adapters.git;

import dev.baton.core.decision.Ruling;
import dev.baton.core.hash.Hash;
import dev.baton.core.plan.TaskId;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Candidate;
import dev.baton.core.run.Combination;
import dev.baton.core.run.Money;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Merger;
import dev.baton.core.run.Step.Move;
import dev.baton.core.run.TaskOutline;
import dev.baton.engine.Clones.Handover;
import dev.baton.engine.Settler;
import dev.baton.testkit.PlainGit;
import dev.baton.testkit.PlainGit.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A user's repository with one commit, Baton's store beside it, and git as a performer runs it.
public final class Lab {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final RunId RUN = new RunId("R-1");
  static final String NUMBERS =
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n";

  final Path folder;
  final Path user;
  final GitProgram program;
  final UserRepository repository;
  final GitStore store;
  public final GitClones clones;
  public final GitTrees trees;
  public Commit base;
  List<Settler> settlers = List.of();

  public Lab(Path folder) {
    this(folder, "sha1");
  }

  Lab(Path folder, String objectFormat) {
    this.folder = folder;
    this.user = folder.resolve("user");
    make(user);
    make(folder.resolve("home"));
    program = GitProgram.find("/usr/bin:/bin:/usr/local/bin", folder).orElseThrow();
    plain(user, "init", "-q", "-b", "main", "--object-format=" + objectFormat);
    write(user.resolve("numbers.txt"), NUMBERS);
    write(user.resolve("docs/read.md"), "read me\n");
    write(user.resolve("run.sh"), "#!/bin/sh\n");
    write(user.resolve(".gitignore"), "target/\n");
    plain(user, "add", "-A");
    plain(user, "commit", "-q", "-m", "start");
    repository = UserRepository.around(program, user).orElseThrow();
    store = GitStore.at(program, folder.resolve("store.git"), repository);
    clones = new GitClones(store, folder.resolve("work"), RUN);
    trees = new GitTrees(store);
    base = target("main").tip();
  }

  /// From here on attempts begin on what the target is now.
  void begin() {
    base = target("main").tip();
  }

  GitTarget target(String branch) {
    return new GitTarget(
        store,
        repository,
        branch,
        RUN,
        tree -> Hash.of(tree.sha()),
        _ -> settlers,
        Runnable::run,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  public static Attempt attempt(int task) {
    return new Attempt(new TaskId("T-0" + task), 1, task);
  }

  /// The clone of a fresh attempt.
  public Path open(Attempt attempt) {
    return clones.open(attempt, base).resolve("clone");
  }

  public Handover take(Attempt attempt) {
    return clones.take(attempt, base);
  }

  public Candidate taken(Attempt attempt) {
    return switch (take(attempt)) {
      case Handover.Taken(var candidate) -> candidate;
      case Handover.Refused(var why) -> throw new AssertionError("refused: " + why);
    };
  }

  String refusal(Attempt attempt) {
    return switch (take(attempt)) {
      case Handover.Taken(var candidate) -> throw new AssertionError("took " + candidate);
      case Handover.Refused(var why) -> why;
    };
  }

  Answer combine(String branch, Attempt attempt, Candidate candidate) {
    return combine(branch, attempt, candidate, Optional.empty());
  }

  private Answer combine(
      String branch, Attempt attempt, Candidate candidate, Optional<Ruling> ruling) {
    var answers = new ArrayList<Answer>();
    target(branch)
        .combine(
            new Combine(merger(attempt, candidate, ruling), List.of(), Optional.empty()),
            answers::add);
    return answers.getFirst();
  }

  /// The second, as if the first had landed.
  Answer combineBehind(Attempt first, Candidate before, Attempt second, Candidate candidate) {
    var answers = new ArrayList<Answer>();
    var ahead = merger(first, before, Optional.empty());
    var merger = merger(second, candidate, Optional.empty());
    target("main").combine(new Combine(merger, List.of(ahead), Optional.empty()), answers::add);
    return answers.getFirst();
  }

  private Merger merger(Attempt attempt, Candidate candidate, Optional<Ruling> ruling) {
    return new Merger(attempt, outline(attempt), candidate, ruling, 0);
  }

  Combination combined(Attempt attempt, Candidate candidate) {
    return combined(attempt, candidate, Optional.empty());
  }

  Combination combined(Attempt attempt, Candidate candidate, Optional<Ruling> ruling) {
    return ((ReportCombination) combine("main", attempt, candidate, ruling)).combination();
  }

  Answer move(Attempt attempt, Combination combination) {
    var answers = new ArrayList<Answer>();
    target("main").move(new Move(attempt, combination), answers::add);
    return answers.getFirst();
  }

  public static TaskOutline outline(Attempt attempt) {
    return new TaskOutline(
        attempt.task(),
        "a change",
        List.of(),
        "builder",
        Duration.ofMinutes(1),
        new Money(1),
        Hash.of("contract"));
  }

  List<String> refs() {
    return store.git().must("for-each-ref", "--format=%(refname)").lines().toList();
  }

  String text(Candidate candidate, String path) {
    return new String(trees.file(candidate.tree(), path).orElseThrow(), StandardCharsets.UTF_8);
  }

  List<String> paths(Commit commit) {
    return trees.list(trees.of(commit)).stream().map(leaf -> leaf.path()).toList();
  }

  /// Git as anybody runs it, which must go well.
  public static String plain(Path where, String... arguments) {
    return fed(where, "", arguments);
  }

  public static String fed(Path where, String input, String... arguments) {
    var said = ask(where, input, arguments);
    if (said.exit() != 0) {
      throw new AssertionError("git %s: %s".formatted(String.join(" ", arguments), said.text()));
    }
    return said.text();
  }

  /// For what git has no command.
  static String shell(Path where, String script) {
    var said = PlainGit.run(where, "", List.of("/bin/sh", "-c", script));
    if (said.exit() != 0) {
      throw new AssertionError(said.text());
    }
    return said.text();
  }

  static Said ask(Path where, String input, String... arguments) {
    return PlainGit.git(where, input, arguments);
  }

  /// Commits everything in the clone, as a well-behaved performer does.
  static Commit commit(Path clone, String message) {
    plain(clone, "add", "-A");
    plain(clone, "commit", "-q", "-m", message);
    return head(clone);
  }

  static Commit head(Path clone) {
    return new Commit(plain(clone, "rev-parse", "HEAD"));
  }

  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void executable(Path file, String text) {
    write(file, text);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void link(Path link, String to) {
    try {
      Files.createSymbolicLink(link, Path.of(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try (var all = Files.walk(file)) {
      for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pipe(Path file) {
    try {
      var process = new ProcessBuilder("mkfifo", file.toString()).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new AssertionError("cannot make the pipe " + file);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
