package dev.baton.app.origin;

import dev.baton.adapters.git.GitClones;
import dev.baton.adapters.git.GitLines;
import dev.baton.adapters.git.GitSnapshots;
import dev.baton.adapters.git.GitTarget;
import dev.baton.app.Baton;
import dev.baton.app.Place;
import dev.baton.core.gate.Evidence;
import dev.baton.core.hash.Hash;
import dev.baton.core.json.Json;
import dev.baton.core.merge.Structure;
import dev.baton.core.plan.TaskId;
import dev.baton.core.policy.Policy;
import dev.baton.core.repo.Tree;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Money;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.RunCommand.ReportCombination;
import dev.baton.core.run.RunCommand.ReportMoved;
import dev.baton.core.run.RunEvent.AttemptStarted;
import dev.baton.core.run.RunEvent.CandidateHandedIn;
import dev.baton.core.run.RunEvent.Combined;
import dev.baton.core.run.RunEvent.EvidenceKept;
import dev.baton.core.run.RunEvent.TaskLanded;
import dev.baton.core.run.RunId;
import dev.baton.core.run.Step.Combine;
import dev.baton.core.run.Step.Merger;
import dev.baton.core.run.Step.Move;
import dev.baton.core.run.TaskOutline;
import dev.baton.engine.Clones.Handover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// One random history, made by real git: attempts of agents and people that land, and everything
/// people do to a repository by hand. Each line of it is unlike any other, so the model need only
/// remember who typed it; it knows nothing of commits, hunks or notes.
final class Handwork {
  private static final RunId RUN = new RunId("R-1");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String HAND = "by hand";

  private final Path top;
  private final Random chance;
  private final Place place;
  private final Works works = new Works(RUN);
  private final Map<String, String> typed = new HashMap<>();
  private final List<String> story = new ArrayList<>();
  private int attempts;
  private int tokens;

  /// What was found, in lines.
  record Found(
      int lines,
      int right,
      int falseAgent,
      int falseHuman,
      int lost,
      int handUntracked,
      String story) {
    Found plus(Found other) {
      return new Found(
          lines + other.lines,
          right + other.right,
          falseAgent + other.falseAgent,
          falseHuman + other.falseHuman,
          lost + other.lost,
          handUntracked + other.handUntracked,
          falseAgent + falseHuman > 0 ? story : other.story);
    }
  }

  Handwork(Path top, long seed) {
    this.top = top;
    this.chance = new Random(seed);
    story.add("seed " + seed);
    Hands.begin(top);
    git("config", "notes.rewriteRef", chance.nextBoolean() ? "refs/notes/ai" : "refs/notes/none");
    Hands.write(top.resolve("src/a.txt"), "");
    for (int i = 0; i < 3; i++) {
      edit(top, HAND);
    }
    commit("start");
    this.place = Place.around(top);
  }

  private String git(String... arguments) {
    return Hands.git(top, arguments);
  }

  /// Does it as far as git does not refuse.
  private boolean tried(String... arguments) {
    try {
      git(arguments);
      return true;
    } catch (Hands.Refused e) {
      return false;
    }
  }

  private void commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
  }

  /// Goes through a history of so many deeds.
  Handwork work(int deeds) {
    attempt();
    for (int i = 0; i < deeds; i++) {
      deed();
      if (tried("rev-parse", "--verify", "-q", "MERGE_HEAD")
          || !git("diff", "--name-only", "--diff-filter=U").isEmpty()) {
        throw new IllegalStateException("left in the middle: " + story);
      }
    }
    return this;
  }

  private void deed() {
    switch (chance.nextInt(14)) {
      case 0, 1, 2 -> attempt();
      case 3 -> {
        told("edit");
        edit(top, HAND);
        commit("by hand");
      }
      case 4 -> {
        told("amend");
        edit(top, HAND);
        git("add", "-A");
        git(
            "commit",
            "-q",
            "--amend",
            "--allow-empty",
            chance.nextBoolean() ? "--no-edit" : "-mamended");
      }
      case 5 -> rebase();
      case 6 -> squash();
      case 7 -> pick();
      case 8 -> merge();
      case 9 -> rename();
      case 10 -> revert();
      case 11 -> fixup();
      case 12 -> takeUnlanded();
      default -> {
        told("notes");
        new NoteKeeper(place).keep(works.all());
      }
    }
  }

  private void told(String what) {
    story.add(what);
  }

  private int depth() {
    return Integer.parseInt(git("rev-list", "--count", "--first-parent", "HEAD"));
  }

  private String back(int most) {
    return "HEAD~" + Math.min(depth() - 1, 1 + chance.nextInt(most));
  }

  private void rebase() {
    told("rebase");
    if (depth() < 3) {
      return;
    }
    git("checkout", "-q", "-B", "other", back(3));
    edit(top, HAND);
    commit("on the other side");
    git("checkout", "-q", "main");
    if (!tried("rebase", "-q", "-X", chance.nextBoolean() ? "ours" : "theirs", "other")) {
      tried("rebase", "--abort");
    }
  }

  private void squash() {
    told("squash");
    if (depth() < 3) {
      return;
    }
    git("checkout", "-q", "-B", "other", back(3));
    if (chance.nextBoolean()) {
      edit(top, HAND);
      commit("before the squash");
    }
    if (!tried("merge", "-q", "--squash", "-X", "theirs", "main")) {
      git("reset", "-q", "--hard");
      git("checkout", "-q", "main");
      return;
    }
    if (chance.nextInt(3) == 0) {
      edit(top, HAND);
      git("add", "-A");
    }
    git("commit", "-q", "--allow-empty", chance.nextInt(3) > 0 ? "--no-edit" : "-mown words");
    git("branch", "-q", "-f", "main");
    git("checkout", "-q", "main");
  }

  private void pick() {
    told("pick");
    if (depth() < 3) {
      return;
    }
    var commits = git("rev-list", "HEAD", "-n", "8").split("\n");
    var picked = commits[chance.nextInt(commits.length)];
    git("checkout", "-q", "-B", "other", back(3));
    var isMerge = tried("rev-parse", "--verify", "-q", picked + "^2");
    var words = new ArrayList<>(List.of("cherry-pick", "--allow-empty", "-X", "theirs"));
    if (chance.nextBoolean()) {
      words.add("-x");
    }
    if (isMerge) {
      words.addAll(List.of("-m", "1"));
    }
    words.add(picked);
    if (tried(words.toArray(String[]::new))) {
      git("branch", "-q", "-f", "main");
    } else {
      tried("cherry-pick", "--abort");
      git("reset", "-q", "--hard");
    }
    git("checkout", "-q", "main");
  }

  private void merge() {
    told("merge");
    if (depth() < 2) {
      return;
    }
    git("checkout", "-q", "-B", "other", back(2));
    edit(top, HAND);
    edit(top, HAND);
    commit("a branch");
    git("checkout", "-q", "main");
    if (!tried("merge", "-q", "--no-ff", "--no-edit", "other")) {
      for (var path : git("diff", "--name-only", "--diff-filter=U").lines().toList()) {
        resolve(top.resolve(path));
      }
      git("add", "-A");
      git("commit", "-q", "--no-edit");
    }
  }

  /// As a person does it: some lines of this side, some of that, and some of their own.
  private void resolve(Path file) {
    var lines = new ArrayList<String>();
    for (var line : Files.exists(file) ? read(file) : List.<String>of()) {
      if (line.matches("<<<<<<<.*|=======|>>>>>>>.*")) {
        if (chance.nextBoolean()) {
          lines.add(token(HAND));
        }
      } else if (chance.nextInt(4) > 0) {
        lines.add(line);
      }
    }
    write(file, lines);
  }

  private void rename() {
    told("rename");
    var files = files(top);
    var file = files.get(chance.nextInt(files.size()));
    git("mv", "src/" + file.getFileName(), "src/n" + ++tokens + " x.txt");
    if (chance.nextBoolean()) {
      edit(top, HAND);
    }
    commit("rename");
  }

  private void revert() {
    told("revert");
    var isMerge = tried("rev-parse", "--verify", "-q", "HEAD^2");
    var done =
        depth() > 1
            && (isMerge
                ? tried("revert", "--no-edit", "-m", "1", "HEAD")
                : tried("revert", "--no-edit", "HEAD"));
    if (!done) {
      tried("revert", "--abort");
      git("reset", "-q", "--hard");
    }
  }

  private void fixup() {
    told("fixup");
    if (depth() < 4) {
      return;
    }
    var done =
        tried(
            "-c",
            "sequence.editor=sed -i -e '2s/^pick/"
                + (chance.nextBoolean() ? "fixup" : "squash")
                + "/'",
            "-c",
            "core.editor=true",
            "rebase",
            "-q",
            "-i",
            "-X",
            "theirs",
            "HEAD~2");
    if (!done) {
      tried("rebase", "--abort");
    }
  }

  /// Takes what was handed in and did not land out of Baton's store, by hand.
  private void takeUnlanded() {
    told("take");
    var unlanded = works.all().stream().filter(it -> it.landed().isEmpty()).findFirst();
    if (unlanded.isEmpty()) {
      return;
    }
    git("fetch", "-q", ".baton/store.git", unlanded.get().candidate().commit().sha());
    if (!tried("cherry-pick", "--allow-empty", "-X", "theirs", "FETCH_HEAD")) {
      tried("cherry-pick", "--abort");
      git("reset", "-q", "--hard");
    }
  }

  // -------------------------------------------------------------------------------------------

  private void attempt() {
    var attempt = new Attempt(new TaskId("T-0" + (1 + chance.nextInt(9))), ++attempts, attempts);
    var kind = chance.nextInt(4);
    told(attempt + (kind == 0 ? " by a person" : kind == 1 ? " by a tool" : " by an agent"));
    var store = place.store();
    var clones = new GitClones(store, place.work(), RUN);
    var target =
        new GitTarget(
            store,
            place.repository(),
            "main",
            RUN,
            tree -> Hash.of(tree.sha()),
            _ -> List.of(Structure::settle),
            Runnable::run,
            Baton.CLOCK);
    var base = target.tip();
    var clone = clones.open(attempt, base).resolve("clone");
    var role = kind <= 1 ? Policy.HUMAN : "builder";
    works.add(new AttemptStarted(attempt, Optional.of(role), base, NOW, NOW));
    if (kind <= 1) {
      edit(clone, kind == 0 ? "person" : "a tool, or a person");
    } else {
      turns(attempt, clone, new GitSnapshots(store, clone, base));
    }
    if (kind == 0) {
      keep(attempt, "hands", Json.object().put("by", "Ada").end());
    }
    if (chance.nextInt(3) == 0) {
      edit(top, HAND);
      commit("meanwhile");
    }
    if (clones.take(attempt, base) instanceof Handover.Taken(var candidate)) {
      works.add(new CandidateHandedIn(attempt, candidate, NOW));
      if (chance.nextInt(5) > 0) {
        var answers = new ArrayList<Answer>();
        var merger = new Merger(attempt, outline(attempt), candidate, Optional.empty(), 0);
        target.combine(new Combine(merger, List.of(), Optional.empty()), answers::add);
        if (answers.getFirst() instanceof ReportCombination combined) {
          works.add(new Combined(attempt, combined.combination(), NOW));
          target.move(new Move(attempt, combined.combination()), answers::add);
          if (answers.getLast() instanceof ReportMoved) {
            works.add(new TaskLanded(attempt, combined.combination().commit(), NOW));
            told("landed");
          }
        }
      }
    }
    git("reset", "-q", "--hard");
  }

  private static TaskOutline outline(Attempt attempt) {
    return new TaskOutline(
        attempt.task(),
        "a change",
        List.of(),
        "builder",
        Duration.ofMinutes(1),
        new Money(1),
        Hash.of("contract"));
  }

  private void turns(Attempt attempt, Path clone, GitSnapshots snapshots) {
    var turns = chance.nextInt(3);
    for (int turn = 1; turn <= Math.max(1, turns); turn++) {
      if (turns > 0 && chance.nextInt(4) == 0) {
        edit(clone, "nobody knows");
      }
      var before = snapshots.take();
      edit(clone, RUN + "/" + attempt + "#" + turn);
      edit(clone, RUN + "/" + attempt + "#" + turn);
      if (chance.nextInt(3) == 0) {
        Hands.git(clone, "add", "-A");
        Hands.git(clone, "commit", "-q", "--allow-empty", "-m", "turn " + turn);
      }
      if (chance.nextInt(3) == 0) {
        edit(clone, RUN + "/" + attempt + "#" + turn);
      }
      // A performer without turns on record has one, from its clone to its candidate.
      if (turns > 0) {
        var taken = chance.nextInt(6) > 0;
        turn(attempt, turn, taken ? List.of(before, snapshots.take()) : List.of());
      }
    }
    if (turns > 0 && chance.nextInt(4) == 0) {
      edit(clone, "nobody knows");
    }
  }

  /// Without `trees` they could not be taken.
  private void turn(Attempt attempt, int number, List<Tree> trees) {
    var said =
        Json.object()
            .put("agent", "claude")
            .put("session", "s" + attempt)
            .put("model", "m")
            .put("number", number);
    if (!trees.isEmpty()) {
      said.put("before", trees.getFirst().sha()).put("after", trees.getLast().sha());
    }
    keep(attempt, "turn", said.end());
  }

  private void keep(Attempt attempt, String kind, Json text) {
    var hash = place.evidence().put(text.canonical());
    works.add(new EvidenceKept(attempt, new Evidence(hash, kind), NOW));
  }

  private String token(String who) {
    var token = "line " + ++tokens;
    typed.put(token, who);
    return token;
  }

  private static List<Path> files(Path folder) {
    try (var all = Files.list(folder.resolve("src"))) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Somebody types: puts lines in, takes lines out, begins a file or moves one.
  private void edit(Path folder, String who) {
    Hands.make(folder.resolve("src"));
    var files = files(folder);
    if (files.isEmpty() || chance.nextInt(6) == 0) {
      var lines = new ArrayList<String>();
      for (int i = chance.nextInt(6); i >= 0; i--) {
        lines.add(token(who));
      }
      write(folder.resolve("src/f" + tokens + ".txt"), lines);
      return;
    }
    var file = files.get(chance.nextInt(files.size()));
    var lines = new ArrayList<>(read(file));
    for (int i = chance.nextInt(3); i >= 0; i--) {
      int at = chance.nextInt(lines.size() + 1);
      for (int out = chance.nextInt(3); out > 0 && at < lines.size(); out--) {
        lines.remove(at);
      }
      for (int in = chance.nextInt(4); in > 0; in--) {
        lines.add(at, token(who));
      }
    }
    write(file, lines);
    if (!who.equals(HAND) && chance.nextInt(8) == 0) {
      try {
        Files.move(file, file.resolveSibling("m" + ++tokens + ".txt"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, List<String> lines) {
    Hands.write(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  // -------------------------------------------------------------------------------------------

  /// What Baton says of every line, held against who typed it.
  Found found() {
    return found(new LineOrigins(place, works.all()));
  }

  /// The same of somebody who has the notes and not the ledger.
  Found foundByNotes() {
    new NoteKeeper(place).keep(works.all());
    return found(new LineOrigins(place, List.of()));
  }

  private Found found(LineOrigins origins) {
    var found = new Found(0, 0, 0, 0, 0, 0, "");
    var lines = new GitLines(place.repository());
    for (var file : files(top)) {
      var path = "src/" + file.getFileName();
      var texts = read(file);
      var touches = lines.touches("HEAD", path, Optional.empty());
      for (int i = 0; i < texts.size(); i++) {
        var touch = touches.get(i + 1);
        if (touch != null) {
          found = found.plus(judged(origins.of(touch), texts.get(i), path + ":" + (i + 1)));
        }
      }
    }
    return found;
  }

  private Found judged(LineOrigin said, String token, String where) {
    var who = typed.getOrDefault(token, "?");
    var byAgent = who.startsWith("R-");
    var byPerson = who.equals("person");
    var attempt =
        said.work()
            .map(Work::name)
            .or(() -> said.session().map(it -> it.facts().getOrDefault("baton.attempt", "")))
            .orElse("");
    // A note knows the turn by its key only.
    var same =
        said.turn()
            .map(turn -> who.equals(attempt + "#" + turn))
            .orElse(who.startsWith(attempt + "#"));
    var what =
        where
            + " "
            + token
            + " by "
            + who
            + ", said "
            + said.kind()
            + " "
            + attempt
            + " in "
            + story;
    return switch (said.kind()) {
      case "agent" ->
          byAgent && same ? new Found(1, 1, 0, 0, 0, 0, "") : new Found(1, 0, 1, 0, 0, 0, what);
      case "human" ->
          byPerson ? new Found(1, 1, 0, 0, 0, 0, "") : new Found(1, 0, 0, 1, 0, 0, what);
      default ->
          byAgent || byPerson ? new Found(1, 0, 0, 0, 1, 0, "") : new Found(1, 0, 0, 0, 0, 1, "");
    };
  }
}
