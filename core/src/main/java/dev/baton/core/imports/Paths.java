package dev.baton.core.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Paths of a tree, with `/` between their parts.
final class Paths {
  private Paths() {}

  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String in(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /// Where a relative path leads from a file; nowhere, if out of the tree.
  static Optional<String> beside(String file, String relative) {
    var parts = new ArrayList<String>(parts(folder(file)));
    for (var part : parts(relative)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /// Every folder that something lies in, at any depth.
  static Set<String> folders(Set<String> paths) {
    var folders = new HashSet<String>();
    for (var path : paths) {
      for (var folder = folder(path); !folder.isEmpty() && folders.add(folder); ) {
        folder = folder(folder);
      }
    }
    return folders;
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }
}
