package dev.baton.core.imports;

import java.util.List;

/// One file uses something: by `name`, which means `files` of the tree, or none of them where it
/// comes from elsewhere. A relative name that leads nowhere means the file that would lie there.
public record Use(String from, int line, String name, List<String> files) {
  public Use {
    files = List.copyOf(files);
  }

  /// What is used, in the fewest words that are sure.
  public String what() {
    return files.size() == 1 ? files.getFirst() : name;
  }
}
