package dev.baton.core.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tells whether a name is that of something in the repository before the plan starts.
///
/// A name is a path, or a dotted name as languages have them: `lend.slot.Slot` is there if some
/// path ends in `lend/slot/Slot.java`, or `.kt`, or any other ending. A member after `#` is not
/// looked at.
public final class BasePaths implements Base {
  private final Map<String, List<String>> byStem;
  private final Map<String, Long> sizes;

  public BasePaths(Collection<String> paths) {
    this(paths.stream().distinct().collect(toMap(path -> path, _ -> 0L)));
  }

  /// Paths with their sizes.
  public BasePaths(Map<String, Long> sizes) {
    this.sizes = Map.copyOf(sizes);
    byStem = sizes.keySet().stream().collect(groupingBy(BasePaths::stem));
  }

  @Override
  public long bytes(List<Glob> globs) {
    return sizes.entrySet().stream()
        .filter(file -> globs.stream().anyMatch(glob -> glob.matches(file.getKey())))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Override
  public boolean has(String name) {
    var thing = name.split("#", 2)[0];
    return Stream.of(thing, thing.replace('.', '/')).anyMatch(this::isPath);
  }

  private boolean isPath(String name) {
    return byStem.getOrDefault(stem(name), List.of()).stream()
        .anyMatch(path -> path.equals(name) || ("/" + withoutEnding(path)).endsWith("/" + name));
  }

  private static String stem(String path) {
    return withoutEnding(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String withoutEnding(String path) {
    int dot = path.indexOf('.', path.lastIndexOf('/') + 1);
    return dot < 0 ? path : path.substring(0, dot);
  }
}
