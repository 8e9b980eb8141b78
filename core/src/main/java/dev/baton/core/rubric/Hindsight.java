package dev.baton.core.rubric;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.change.FileChange;
import dev.baton.core.repo.Commit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the history says of changes by what became of them: which were taken back, and which are
/// still there.
public final class Hindsight {
  private static final Pattern REVERTS =
      Pattern.compile("^This reverts commit ([0-9a-f]{40,64})\\b", Pattern.MULTILINE);
  private static final double LEAST_LEFT = 0.95;

  private final List<Past> newestFirst;
  private final Set<Commit> reverting = new HashSet<>();
  private final Set<Commit> reverted = new HashSet<>();

  public Hindsight(List<Past> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
    // The newest first, so that a revert that was itself taken back takes nothing back.
    for (var past : newestFirst) {
      var named = REVERTS.matcher(past.message());
      while (named.find()) {
        reverting.add(past.commit());
        if (!reverted.contains(past.commit())) {
          reverted.add(new Commit(named.group(1)));
        }
      }
    }
  }

  /// Changes that were taken back and not brought back, the newest first.
  public List<Past> reverted() {
    return newestFirst.stream()
        .filter(it -> reverted.contains(it.commit()) && isPlain(it))
        .toList();
  }

  /// Changes of which nothing bad is known after that many later commits, the newest first.
  public List<Past> settled(int later) {
    return newestFirst.stream()
        .skip(later)
        .filter(it -> !reverted.contains(it.commit()) && isPlain(it))
        .toList();
  }

  private boolean isPlain(Past past) {
    return past.parents().size() == 1 && !reverting.contains(past.commit());
  }

  /// Whether nearly all lines that the change added are there today. `now` gives the text of a file
  /// as it is.
  public static boolean survives(ChangeSet change, Function<String, Optional<String>> now) {
    int added = 0;
    int left = 0;
    for (var file : change.staying().toList()) {
      var lines = written(file);
      var today =
          now.apply(file.path())
              .map(text -> text.lines().collect(Collectors.toSet()))
              .orElse(Set.of());
      added += lines.size();
      left += (int) lines.stream().filter(today::contains).count();
    }
    return added > 0 && left >= LEAST_LEFT * added;
  }

  private static List<String> written(FileChange file) {
    var lines = new ArrayList<String>();
    file.added().stream()
        .map(line -> line.text())
        .filter(text -> !text.isBlank())
        .forEach(lines::add);
    return lines;
  }
}
