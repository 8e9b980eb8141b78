package dev.baton.adapters.bridge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// The files of one feature, change or capability: what becomes one spec. Paths are relative to the
/// folder they were found in.
public record Unit(String name, List<String> files) {
  public Unit {
    files = List.copyOf(files);
  }

  /// One unit for each folder with files among these, in their order.
  static List<Unit> byFolder(Stream<String> paths) {
    return paths
        .collect(groupingBy(Words::folderOf, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(folder -> new Unit(Words.fileOf(folder.getKey()), folder.getValue()))
        .toList();
  }
}
