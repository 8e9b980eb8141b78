package dev.baton.app.redteam;

import dev.baton.app.Baton;
import dev.baton.app.Sweep;
import dev.baton.core.policy.Policy;
import dev.baton.engine.Containment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Plays all attacks twice: as configured, and with the control that caught each one switched off,
/// to see what stands behind it.
public final class RedTeam {
  private static final Pattern SHARED = Pattern.compile("G2[0-9]|G50");

  private final Policy policy;
  private final Containment walls;
  private final BiConsumer<String, Integer> progress;

  /// `progress` hears what is being played and how many of its tasks are over.
  public RedTeam(Policy policy, Containment walls, BiConsumer<String, Integer> progress) {
    this.policy = policy;
    this.walls = walls;
    this.progress = progress;
  }

  public Report attack(List<Case> cases) {
    var start = System.nanoTime();
    var first = play("attacks and their twins", cases, Map.of());
    var off = new HashMap<String, List<String>>();
    for (var each : cases) {
      var by = pair(first, each).attack().by();
      if (by.matches("G[0-9]+")) {
        off.put(each.id(), List.of(by));
      }
    }
    var second = behind(cases, off);
    var lines = new ArrayList<Report.Line>();
    for (var each : cases) {
      lines.add(line(each, pair(first, each), second.get(each.id())));
    }
    return new Report(
        Baton.CLOCK.instant(), walls.name(), lines, (System.nanoTime() - start) / 1_000_000_000L);
  }

  // What is wrong with the policy, a test or what it tests is wrong for whoever lands next, so each
  // such case gets a range of its own; the others say nothing of one another.
  private Map<String, Range.Pair> behind(List<Case> cases, Map<String, List<String>> off) {
    var second = new HashMap<String, Range.Pair>();
    var apart =
        cases.stream()
            .filter(each ->
                off.getOrDefault(each.id(), List.of()).stream()
                    .anyMatch(gate -> SHARED.matcher(gate).matches()))
            .toList();
    var together =
        cases.stream().filter(each -> off.containsKey(each.id()) && !apart.contains(each)).toList();
    if (!together.isEmpty()) {
      second.putAll(play("the same with the control that caught them off", together, off));
    }
    for (var each : apart) {
      second.putAll(play(each.id() + " with the control that caught it off", List.of(each), off));
    }
    return second;
  }

  private static Range.Pair pair(Map<String, Range.Pair> all, Case each) {
    var pair = all.get(each.id());
    if (pair == null) {
      throw new IllegalStateException(each.id() + " was not played");
    }
    return pair;
  }

  private Map<String, Range.Pair> play(
      String what, List<Case> cases, Map<String, List<String>> off) {
    Path folder = scratch();
    try {
      var range = new Range(folder, cases, policy, walls);
      if (!range.trapsWork()) {
        throw new IllegalStateException("the traps notice nothing here, so nothing was shown");
      }
      return range.play(off, over -> progress.accept(what, over));
    } finally {
      Sweep.delete(folder);
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("baton-range-").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the range", e);
    }
  }

  private static Report.Line line(Case each, Range.Pair pair, Range.@Nullable Pair again) {
    var attack = pair.attack();
    var by =
        attack.by().isEmpty() && attack.isHarmless() && each.isForWalls() ? "walls" : attack.by();
    var caught = attack.isHarmless() && each.expected().contains(by);
    var twin = pair.twin();
    return new Report.Line(
        each,
        caught,
        by,
        attack.isHarmless() ? attack.words() : "the trap was touched; " + attack.words(),
        twin.hasLanded(),
        twin.hasLanded() ? "" : twin.by() + ": " + twin.words(),
        again == null || again.attack().hasLanded() ? "" : again.attack().by());
  }
}
