package dev.baton.core.imports;

import java.util.List;

/// How the files of one language are named by each other.
interface Naming {
  List<String> names(Outline outline);

  List<Use> uses(Outline outline);
}
