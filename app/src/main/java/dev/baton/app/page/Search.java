package dev.baton.app.page;

import dev.baton.app.cli.Lines;
import dev.baton.app.page.Ground.Seen;
import dev.baton.core.gate.Evidence;
import dev.baton.core.gate.Judgement;
import dev.baton.core.plan.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// What was said and logged in a run, line by line: facts, briefs, transcripts, what gates printed.
/// A line is found where it holds every word that is looked for. It ends after a time, and says so.
final class Search {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 200;
  private static final int MOST_HITS = 80;
  private static final int MOST_OF_ONE = 5;
  private static final int BEFORE = 60;
  private static final int AFTER = 140;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  // It reads much; who asks often waits for themselves and not the others for them.
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private final Ground ground;
  private final List<String> words;
  private final List<Hit> hits = new ArrayList<>();
  private final Set<String> read = new HashSet<>();
  private final long end = System.nanoTime() + PATIENCE.toNanos();
  private boolean isWhole = true;
  private boolean hasDropped;

  /// A line with where it stands: what comes before the first word that was looked for, that word
  /// as it is written there, and what comes after it.
  record Hit(String path, String where, String before, String match, String after) {}

  /// `isWhole` is false where there may be more.
  record Found(List<Hit> hits, boolean isWhole) {}

  private Search(Ground ground, List<String> words) {
    this.ground = ground;
    this.words = words;
  }

  /// In the latest run, newest attempt first.
  static Found of(Ground ground, String asked) {
    var text = asked.strip().toLowerCase(Locale.ROOT);
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return new Found(List.of(), true);
    }
    return hasTurn()
        ? new Search(ground, List.of(text.split("\\s+"))).found()
        : new Found(List.of(), false);
  }

  private static boolean hasTurn() {
    try {
      return AT_ONCE.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Found found() {
    try {
      ground.latest().ifPresent(this::run);
      return new Found(List.copyOf(hits), isWhole && !hasDropped);
    } finally {
      AT_ONCE.release();
    }
  }

  private void run(Seen seen) {
    for (var task : seen.run().outline().tasks()) {
      for (var attempt : Attempts.of(seen, task.id()).all().reversed()) {
        attempt(seen, task.id(), attempt);
      }
    }
    for (int i = seen.history().size() - 1; i >= 0 && hasTime(); i--) {
      var number = seen.entries().get(i).sequence();
      look("/record/" + number, "fact " + number, Lines.of(seen.history().get(i)), it -> it);
    }
  }

  private void attempt(Seen seen, TaskId task, Attempts.One attempt) {
    var path = "/task/" + task + "#attempt-" + attempt.attempt().number();
    var name = attempt.attempt() + " ";
    attempt.evidence().forEach(it -> evidence(path, name, it));
    if (attempt.kept("transcript").isEmpty()) {
      var folder = ground.place().work(seen.run().id(), attempt.attempt());
      look(path, name + "says", Transcripts.soFar(folder), Transcripts::words);
    }
    attempt.alone().ifPresent(it -> judgement(name, it));
    attempt.combined().ifPresent(it -> judgement(name, it));
  }

  private void judgement(String name, Judgement judgement) {
    for (var result : judgement.results()) {
      for (var it : result.evidence()) {
        evidence("/evidence/" + it.hash(), name + result.gate().id() + " ", it);
      }
    }
  }

  private void evidence(String path, String name, Evidence evidence) {
    if (hasTime() && read.add(path + " " + evidence.hash())) {
      ground
          .place()
          .evidence()
          .text(evidence.hash())
          .ifPresent(text -> look(path, name + evidence.kind(), text, Transcripts::words));
    }
  }

  private boolean hasTime() {
    if (hits.size() >= MOST_HITS || System.nanoTime() > end) {
      isWhole = false;
    }
    return isWhole;
  }

  private void look(String path, String where, String text, UnaryOperator<String> words) {
    int found = 0;
    for (var line : (Iterable<String>) text.lines()::iterator) {
      if (!hasTime()) {
        return;
      }
      // Most lines are none, and are not read any closer; in JSON a word may stand in escapes.
      if (line.startsWith("{") || holdsAll(line.toLowerCase(Locale.ROOT))) {
        var said = words.apply(line);
        var small = said.toLowerCase(Locale.ROOT);
        if (!holdsAll(small)) {
          continue;
        }
        // Where small letters are more or fewer, it cannot be said which part to mark.
        if (found == MOST_OF_ONE || small.length() != said.length()) {
          hasDropped = true;
        } else {
          hits.add(hit(path, where, said, small.indexOf(this.words.getFirst())));
          found++;
        }
      }
    }
  }

  private boolean holdsAll(String line) {
    return words.stream().allMatch(line::contains);
  }

  private Hit hit(String path, String where, String line, int at) {
    int end = at + words.getFirst().length();
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(line.length(), end + AFTER);
    return new Hit(
        path,
        where,
        (from > 0 ? "\u2026" : "") + line.substring(from, at),
        line.substring(at, end),
        line.substring(end, to) + (to < line.length() ? "\u2026" : ""));
  }
}
