package dev.baton.app.origin;

import dev.baton.adapters.git.GitHistory;
import dev.baton.core.repo.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where the lines of a revision come from. Only files that some evidence speaks of are read line
/// by line; in all others every line is untracked, and counting is enough.
public final class Survey {
  // A file that was renamed more often than that is taken for another.
  private static final int MOST_NAMES = 20;

  private final LineOrigins origins;
  private final GitHistory history;
  private final Commit revision;
  private final Map<String, Integer> lengths;

  public Survey(LineOrigins origins, Commit revision) {
    this.origins = origins;
    this.revision = revision;
    this.history = new GitHistory(origins.place().repository());
    this.lengths = history.lengths(revision.sha());
  }

  /// One file: its lines in order. A file without evidence has a length and no lines.
  public record Surveyed(String path, int length, List<LineOrigin> lines) {
    public Surveyed {
      lines = List.copyOf(lines);
    }
  }

  public Commit revision() {
    return revision;
  }

  /// The files that are wanted, in order.
  public List<Surveyed> files(Predicate<String> wanted) {
    var spokenOf = spokenOf(origins.works());
    origins
        .allNotes()
        .values()
        .forEach(note -> note.origins().paths().forEach(path -> addLatest(path, spokenOf)));
    return lengths.keySet().stream()
        .filter(wanted)
        .map(path ->
            spokenOf.contains(path)
                ? file(path)
                : new Surveyed(path, lengths.getOrDefault(path, 0), List.of()))
        .toList();
  }

  /// The files that the works wrote in and that are there still.
  public List<Surveyed> filesOf(List<Work> works) {
    return spokenOf(works).stream().map(this::file).toList();
  }

  private Set<String> spokenOf(List<Work> works) {
    var paths = new TreeSet<String>();
    works.forEach(work -> origins.handedIn(work).paths().forEach(path -> addLatest(path, paths)));
    return paths;
  }

  private void addLatest(String path, Set<String> into) {
    var name = Optional.of(path);
    for (int i = 0; i < MOST_NAMES && name.isPresent(); i++) {
      if (lengths.containsKey(name.get())) {
        into.add(name.get());
        return;
      }
      name = history.laterName(revision.sha(), name.get());
    }
  }

  /// Every line of one file, whether anything speaks of it or not.
  public Surveyed file(String path) {
    var touches = new TreeMap<>(origins.lines().touches(revision.sha(), path, Optional.empty()));
    var lines = new ArrayList<LineOrigin>();
    touches.values().forEach(touch -> lines.add(origins.of(touch)));
    return new Surveyed(path, lengths.getOrDefault(path, lines.size()), lines);
  }

  /// What the revision has under the name, text or not.
  public Optional<GitHistory.Kind> kind(String path) {
    return history.kind(revision, path);
  }

  public boolean has(String path) {
    return lengths.containsKey(path);
  }

  /// How many lines there are of each kind, by whatever is asked for.
  public record Count(String name, int agent, int human, int untracked) {
    Count plus(Count other) {
      return new Count(name, agent + other.agent, human + other.human, untracked + other.untracked);
    }

    public int all() {
      return agent + human + untracked;
    }
  }

  public enum By {
    FILE,
    AGENT,
    TASK
  }

  public static List<Count> count(List<Surveyed> files, By by) {
    var counts =
        files.stream()
            .flatMap(file -> counts(file, by).stream())
            .collect(Collectors.toMap(Count::name, it -> it, Count::plus, TreeMap::new));
    return List.copyOf(counts.values());
  }

  private static List<Count> counts(Surveyed file, By by) {
    var counts = new ArrayList<Count>();
    for (var line : file.lines()) {
      var name =
          switch (by) {
            case FILE -> file.path();
            case AGENT -> line.who();
            case TASK -> line.task().orElse("no task");
          };
      counts.add(
          switch (line.kind()) {
            case "agent" -> new Count(name, 1, 0, 0);
            case "human" -> new Count(name, 0, 1, 0);
            default -> new Count(name, 0, 0, 1);
          });
    }
    int rest = file.length() - file.lines().size();
    if (rest > 0) {
      var name =
          switch (by) {
            case FILE -> file.path();
            case AGENT -> "untracked";
            case TASK -> "no task";
          };
      counts.add(new Count(name, 0, 0, rest));
    }
    return counts;
  }
}
