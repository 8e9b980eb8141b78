package dev.baton.core.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects what one file uses: each thing once, and never the file itself.
final class Uses {
  private final String from;
  private final List<Use> uses = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  Uses(String from) {
    this.from = from;
  }

  void add(int line, String name, List<String> files) {
    var use = new Use(from, line, name, files);
    if (!files.equals(List.of(from)) && seen.add(use.what())) {
      uses.add(use);
    }
  }

  List<Use> all() {
    return uses;
  }
}
