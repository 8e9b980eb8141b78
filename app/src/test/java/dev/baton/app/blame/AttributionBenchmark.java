package dev.baton.app.blame;

import dev.baton.adapters.git.GitAuthorship;
import dev.baton.adapters.git.GitMixtures;
import dev.baton.adapters.git.GitTrees;
import dev.baton.adapters.trial.Trials;
import dev.baton.app.Examined;
import dev.baton.app.Place;
import dev.baton.app.Trying;
import dev.baton.app.blame.BlameFailure.End;
import dev.baton.core.blame.Atom;
import dev.baton.core.blame.Cutting;
import dev.baton.core.blame.Ending;
import dev.baton.core.blame.Mixture;
import dev.baton.core.blame.Origin;
import dev.baton.core.repo.Tree;
import dev.baton.core.tamper.TestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `baton blame-failure` on faults planted in real Python projects, among their real changes,
/// beside git's bisection and plain delta debugging. What a fault is, is verified by running it: a
/// case whose corners do not behave as its pattern says is thrown away. Nothing of the projects is
/// kept.
///
/// A project is a bare repository at DIR/OWNER+NAME/repo; the module to plant in is found by
/// itself.
public final class AttributionBenchmark {
  private static final int NOISE = 6;
  private static final String AGENT = "\n\nCo-authored-by: Claude <noreply@anthropic.com>";

  /// Code before, after the first side's change, after the second's, and after both; and what the
  /// command asks. The sides are given to agent and human by lot.
  private record Pattern(
      String name, Truth truth, String base, List<Edit> first, List<Edit> second, String asks) {}

  private record Edit(String from, String to) {}

  private enum Truth {
    ONE,
    BOTH,
    NOBODY
  }

  private static final List<Pattern> SHOWN =
      List.of(
          new Pattern(
              "contract shift",
              Truth.BOTH,
              """
              def _span(w):
                  return w * 2


              def _left():
                  return _span(3)


              def _frame():
                  return 7
              """,
              List.of(
                  new Edit("w * 2", "w * 2 + 1"),
                  new Edit("return _span(3)\n", "return _span(3) - 1\n")),
              List.of(new Edit("return 7", "return _span(3) + 1")),
              "m._left() == 6 and m._frame() == 7"),
          new Pattern(
              "shared constant",
              Truth.BOTH,
              "_LIMIT = 10\n\n\ndef _fits(n):\n    return n <= _LIMIT\n\n\ndef _pad():\n    return 8\n",
              List.of(new Edit("_LIMIT = 10", "_LIMIT = 9")),
              List.of(new Edit("return 8", "return 10")),
              "m._fits(m._pad())"),
          new Pattern(
              "duplicate definition",
              Truth.BOTH,
              "_NAMES = []\n_NAMES.append('one')\n\n\ndef _all():\n    return list(_NAMES)\n\n\n_NAMES.append('two')\n",
              List.of(
                  new Edit("_NAMES.append('one')", "_NAMES.append('one')\n_NAMES.append('new')")),
              List.of(
                  new Edit("_NAMES.append('two')", "_NAMES.append('two')\n_NAMES.append('new')")),
              "len(set(m._all())) == len(m._all())"),
          new Pattern(
              "one side alone",
              Truth.ONE,
              "def _twice(n):\n    return n * 2\n\n\ndef _thrice(n):\n    return n * 3\n",
              List.of(new Edit("n * 2", "n * 2 + 1")),
              List.of(new Edit("n * 3", "3 * n")),
              "m._twice(2) == 4 and m._thrice(2) == 6"),
          new Pattern(
              "dependency bump",
              Truth.ONE,
              "",
              List.of(new Edit("probe==1", "probe==2")),
              List.of(),
              "'probe==1' in open('requirements.txt').read()"),
          new Pattern("no fault", Truth.NOBODY, "", List.of(), List.of(), "True"),
          flake("0.2"),
          flake("0.5"));

  /// Never looked at while the search was made.
  private static final List<Pattern> HELD_OUT =
      List.of(
          new Pattern(
              "narrowed argument",
              Truth.BOTH,
              """
              def _size(x):
                  return 0 if x is None else len(x)


              def _known():
                  return _size('abc')


              def _fresh():
                  return 0
              """,
              List.of(new Edit("return 0 if x is None else len(x)", "return len(x)")),
              List.of(new Edit("    return 0\n", "    return _size(None)\n")),
              "m._known() == 3 and m._fresh() == 0"),
          new Pattern(
              "units",
              Truth.BOTH,
              "def _delay():\n    return 2\n\n\ndef _wait():\n    return _delay() * 1000\n\n\ndef _limit():\n    return 3000\n",
              List.of(
                  new Edit("return 2\n", "return 2000\n"),
                  new Edit("_delay() * 1000\n", "_delay()\n")),
              List.of(new Edit("return 3000", "return _delay() * 1000 + 1000")),
              "m._wait() == 2000 and m._limit() == 3000"),
          new Pattern(
              "wrong exception",
              Truth.ONE,
              "def _get(d, k):\n    return d.get(k)\n\n\ndef _has(d, k):\n    return k in d\n",
              List.of(new Edit("d.get(k)", "d[k]")),
              List.of(new Edit("return k in d", "return bool(k in d)")),
              "m._get({}, 1) is None and not m._has({}, 1)"),
          new Pattern(
              "dependency bump",
              Truth.ONE,
              "",
              List.of(new Edit("probe==1", "probe==3")),
              List.of(),
              "'probe==1' in open('requirements.txt').read()"),
          new Pattern("no fault", Truth.NOBODY, "", List.of(), List.of(), "True"),
          flake("0.35"),
          flake("0.7"));

  private static Pattern flake(String probability) {
    return new Pattern(
        "flake " + probability,
        Truth.NOBODY,
        "",
        List.of(),
        List.of(),
        "int.from_bytes(__import__('os').urandom(4), 'big') / 2**32 > " + probability);
  }

  private record Score(
      String pattern,
      String truth,
      String baton,
      int runs,
      String bisect,
      int bisectRuns,
      String ddmin,
      int ddminRuns) {}

  private final Path bare;
  private final Path scratch;
  private final Random random;

  private AttributionBenchmark(Path bare, Path scratch, long seed) {
    this.bare = bare;
    this.scratch = scratch;
    this.random = new Random(seed);
  }

  public static void main(String[] words) throws IOException {
    int rounds = Integer.parseInt(words[0]);
    var shown = new ArrayList<Score>();
    var heldOut = new ArrayList<Score>();
    for (int i = 1; i < words.length; i++) {
      for (int round = 0; round < rounds; round++) {
        all(Path.of(words[i]), SHOWN, 1000L * i + round, shown);
        all(Path.of(words[i]), HELD_OUT, 500_000L + 1000L * i + round, heldOut);
      }
    }
    report("development", shown);
    report("held out", heldOut);
  }

  private static void all(Path bare, List<Pattern> patterns, long seed, List<Score> scores)
      throws IOException {
    for (int i = 0; i < patterns.size(); i++) {
      var scratch = Files.createTempDirectory("attribution");
      try {
        new AttributionBenchmark(bare, scratch.resolve("repo"), seed * 31 + i)
            .score(patterns.get(i))
            .ifPresent(score -> {
              System.err.println(score);
              scores.add(score);
            });
      } finally {
        remove(scratch);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Optional<Score> score(Pattern pattern) throws IOException {
    run(Path.of("/"), "git", "clone", "--quiet", bare.toString(), scratch.toString());
    git("config", "user.name", "Ada");
    git("config", "user.email", "ada@example.org");
    var commits =
        git("log", "--first-parent", "--format=%H", "-" + (NOISE + 1), "--", "src")
            .lines()
            .toList();
    git("checkout", "--quiet", "-B", "work", commits.getLast());
    var module = module();
    Files.writeString(scratch.resolve(module), "\n\n" + pattern.base(), StandardOpenOption.APPEND);
    Files.writeString(scratch.resolve("requirements.txt"), "probe==1\n");
    commit("base");
    git("tag", "good");
    var firstIsAgent = random.nextBoolean();
    int firstAt = random.nextInt(NOISE);
    int secondAt = random.nextInt(NOISE);
    for (int i = 0; i < NOISE; i++) {
      noise(commits.get(commits.size() - 1 - i), commits.get(commits.size() - 2 - i));
      if (i == firstAt) {
        plant(module, pattern.first(), firstIsAgent);
      }
      if (i == secondAt) {
        plant(module, pattern.second(), !firstIsAgent);
      }
    }
    var name = module.replaceFirst("^src/", "").replace(".py", "").replace('/', '.');
    var command =
        "PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=src python3 -W ignore -c \"import "
            + name
            + " as m; assert "
            + pattern.asks()
            + ", 'the probe'\"";
    return verified(pattern, command, firstIsAgent);
  }

  private String module() throws IOException {
    try (var files = Files.walk(scratch.resolve("src"))) {
      return files
          .filter(it -> it.endsWith("utils.py"))
          .map(it -> scratch.relativize(it).toString())
          .findFirst()
          .orElseThrow();
    }
  }

  // A change of the project itself, by agent or human as the lot falls.
  private void noise(String from, String to) throws IOException {
    var patch = scratch.resolveSibling("patch");
    Files.writeString(patch, git("diff", "--binary", from, to, "--", "src"));
    if (Files.size(patch) > 0) {
      git("apply", "--3way", patch.toString());
      commit("noise " + to.substring(0, 8) + (random.nextBoolean() ? AGENT : ""));
    }
  }

  private void plant(String module, List<Edit> edits, boolean isAgent) throws IOException {
    for (var edit : edits) {
      var path = scratch.resolve(edit.from().startsWith("probe==") ? "requirements.txt" : module);
      var text = Files.readString(path);
      int at = text.lastIndexOf(edit.from());
      if (at < 0) {
        throw new IllegalStateException("no " + edit.from() + " in " + path);
      }
      Files.writeString(
          path, text.substring(0, at) + edit.to() + text.substring(at + edit.from().length()));
    }
    if (!edits.isEmpty()) {
      commit("planted" + (isAgent ? AGENT : ""));
    }
  }

  private void commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "-m", message);
  }

  /// Good, bad, and each planted side alone have to behave as the pattern says.
  private Optional<Score> verified(Pattern pattern, String command, boolean firstIsAgent) {
    var place = Place.around(scratch);
    place.make();
    var asked = Optional.of(new Trials.Command(Optional.empty(), command, Duration.ofMinutes(2)));
    var store = place.store();
    var good = Examined.commit(place, store, "good");
    var bad = Examined.commit(place, store, "HEAD");
    var trees = new GitTrees(store);
    var trials = new Trying(place, asked, true).trials(trees);
    var change = trees.between(trees.of(good), trees.of(bad), List.of());
    var lineage =
        new Lineage(
            new GitAuthorship(place.repository(), store, good, bad),
            Lineage.Source.AUTHORS,
            Optional.empty(),
            Optional.empty(),
            Map.of());
    var atoms = Cutting.of(change, lineage, TestFiles::byCustom).atoms();
    var mixtures = new GitMixtures(store, trees.of(good), trees.of(bad));
    var truth = truth(pattern, firstIsAgent);
    if (!pattern.name().startsWith("flake")
        && !isTrue(pattern, trials, mixtures, atoms, trees.of(good), trees.of(bad), firstIsAgent)) {
      System.err.println("thrown away: " + pattern.name());
      return Optional.empty();
    }
    if (pattern.name().startsWith("flake") && !sawRed(trials, trees.of(bad))) {
      return Optional.empty();
    }
    var question =
        new BlameFailure.Question(
            new End("good", good),
            new End("HEAD", bad),
            asked,
            Optional.of("authors"),
            80,
            2,
            true);
    var report = new BlameFailure(place, question, (_, _) -> {}).report();
    var bisected = bisect(trials, trees, place);
    var minimal = new DeltaDebugging(trials, mixtures, atoms).run();
    return Optional.of(
        new Score(
            pattern.name(),
            truth,
            report.attribution().verdict().word(),
            report.runs(),
            bisected.verdict(),
            bisected.runs(),
            minimal.verdict(),
            minimal.runs()));
  }

  // An inquiry into a flake begins when somebody saw red.
  private static boolean sawRed(Trials trials, Tree bad) {
    for (int i = 0; i < 12; i++) {
      if (trials.run(bad) instanceof Ending.Red) {
        return true;
      }
    }
    return false;
  }

  private static String truth(Pattern pattern, boolean firstIsAgent) {
    return switch (pattern.truth()) {
      case BOTH -> "interaction";
      case ONE -> firstIsAgent ? "agent" : "human";
      case NOBODY -> pattern.name().equals("no fault") ? "no-fault" : "flaky";
    };
  }

  private static boolean isTrue(
      Pattern pattern,
      Trials trials,
      GitMixtures mixtures,
      List<Atom> atoms,
      Tree good,
      Tree bad,
      boolean firstIsAgent) {
    var byAgent =
        isGreen(trials, mixtures.with(Mixture.of(of(atoms, Origin.AGENT), mixtures.before())));
    var byHuman =
        isGreen(trials, mixtures.with(Mixture.of(of(atoms, Origin.HUMAN), mixtures.before())));
    return isGreen(trials, good)
        && isGreen(trials, bad) == (pattern.truth() == Truth.NOBODY)
        && byAgent == (pattern.truth() != Truth.ONE || !firstIsAgent)
        && byHuman == (pattern.truth() != Truth.ONE || firstIsAgent);
  }

  private static List<Atom> of(List<Atom> atoms, Origin origin) {
    return atoms.stream().filter(atom -> atom.origin() == origin).toList();
  }

  private static boolean isGreen(Trials trials, Tree tree) {
    return trials.run(tree) instanceof Ending.Green;
  }

  private record Baseline(String verdict, int runs) {}

  /// As `git bisect run` does: halves the commits, each run taken at its word.
  private Baseline bisect(Trials trials, GitTrees trees, Place place) {
    var commits = git("log", "--reverse", "--format=%H", "good..HEAD").lines().toList();
    int low = 0;
    int high = commits.size() - 1;
    int runs = 0;
    while (low < high) {
      int middle = (low + high) / 2;
      var commit = Examined.commit(place, place.store(), commits.get(middle));
      runs++;
      if (isGreen(trials, trees.of(commit))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    var message = git("log", "-1", "--format=%B", commits.get(low));
    return new Baseline(message.contains("Co-authored-by") ? "agent" : "human", runs);
  }

  /// Zeller's ddmin over the atoms, the labels of what is left taken for the verdict.
  private static final class DeltaDebugging {
    private final Trials trials;
    private final GitMixtures mixtures;
    private final List<Atom> atoms;
    private int runs;

    DeltaDebugging(Trials trials, GitMixtures mixtures, List<Atom> atoms) {
      this.trials = trials;
      this.mixtures = mixtures;
      this.atoms = atoms;
    }

    Baseline run() {
      var left = atoms;
      int parts = 2;
      while (left.size() >= 2 && runs < 80) {
        var smaller = smaller(left, parts);
        if (smaller.isPresent()) {
          left = smaller.get();
          parts = Math.max(parts - 1, 2);
        } else if (parts < left.size()) {
          parts = Math.min(left.size(), parts * 2);
        } else {
          break;
        }
      }
      var origins = left.stream().map(Atom::origin).distinct().toList();
      return new Baseline(origins.size() > 1 ? "interaction" : origins.getFirst().word(), runs);
    }

    private Optional<List<Atom>> smaller(List<Atom> left, int parts) {
      for (int i = 0; i < parts; i++) {
        var part = left.subList(i * left.size() / parts, (i + 1) * left.size() / parts);
        if (!part.isEmpty() && isRed(part)) {
          return Optional.of(part);
        }
        var rest = left.stream().filter(atom -> !part.contains(atom)).toList();
        if (parts > 2 && !rest.isEmpty() && isRed(rest)) {
          return Optional.of(rest);
        }
      }
      return Optional.empty();
    }

    private boolean isRed(List<Atom> some) {
      runs++;
      return !isGreen(trials, mixtures.with(Mixture.of(some, mixtures.before())));
    }
  }

  private static void report(String part, List<Score> scores) {
    System.out.println(part + ": " + scores.size() + " cases");
    var patterns = new TreeMap<>(scores.stream().collect(Collectors.groupingBy(Score::pattern)));
    patterns.forEach((name, of) ->
        System.out.printf(
            "  %-22s %d cases  baton %d  bisect %d  ddmin %d right%n",
            name, of.size(), right(of, Who.BATON), right(of, Who.BISECT), right(of, Who.DDMIN)));
    for (var who : Who.values()) {
      var flakes = scores.stream().filter(it -> it.truth().equals("flaky")).toList();
      var steady = scores.stream().filter(it -> !it.truth().equals("flaky")).toList();
      System.out.printf(
          "  %-7s class %d/%d, wrong blame %d/%d, flakes recognised %d/%d, runs without flakes: median %d, most %d%n",
          who,
          right(scores, who),
          scores.size(),
          wrong(scores, who),
          scores.size(),
          right(flakes, who),
          flakes.size(),
          runs(steady, who, 0.5),
          runs(steady, who, 1));
    }
  }

  private enum Who {
    BATON,
    BISECT,
    DDMIN
  }

  private static String said(Score score, Who who) {
    return switch (who) {
      case BATON -> score.baton();
      case BISECT -> score.bisect();
      case DDMIN -> score.ddmin();
    };
  }

  // A flake that happened to stay green all the time was rightly found to be no fault.
  private static long right(List<Score> scores, Who who) {
    return scores.stream()
        .filter(it ->
            said(it, who).equals(it.truth())
                || (it.truth().equals("flaky") && said(it, who).equals("no-fault")))
        .count();
  }

  private static long wrong(List<Score> scores, Who who) {
    return scores.stream()
        .filter(it -> List.of("agent", "human", "interaction").contains(said(it, who)))
        .filter(it -> !said(it, who).equals(it.truth()))
        .count();
  }

  private static int runs(List<Score> scores, Who who, double quantile) {
    var all =
        scores.stream()
            .map(it ->
                switch (who) {
                  case BATON -> it.runs();
                  case BISECT -> it.bisectRuns();
                  case DDMIN -> it.ddminRuns();
                })
            .sorted()
            .toList();
    return all.isEmpty() ? 0 : all.get((int) Math.min(all.size() - 1, quantile * all.size()));
  }

  private String git(String... words) {
    var all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(words));
    return run(scratch, all.toArray(String[]::new));
  }

  private static String run(Path folder, String... words) {
    try {
      var process =
          new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", words) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
