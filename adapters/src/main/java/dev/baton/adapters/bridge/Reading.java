package dev.baton.adapters.bridge;

import dev.baton.core.finding.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a bridge understood of one unit of foreign files, and what it did not.
///
/// `background` is prose that is kept as prose in the spec, `planBackground` in the plan; `done`
/// names tasks that are done there already.
record Reading(
    String title,
    List<Placed> parts,
    List<String> background,
    List<String> planBackground,
    List<String> done,
    List<Finding> findings,
    List<Unread> unread) {
  Reading {
    parts = List.copyOf(parts);
    planBackground = List.copyOf(planBackground);
    background = List.copyOf(background);
    done = List.copyOf(done);
    findings = List.copyOf(findings);
    unread = List.copyOf(unread);
  }

  Map<String, Placed> byName() {
    var found = new HashMap<String, Placed>();
    parts.forEach(placed -> found.putIfAbsent(placed.part().name(), placed));
    return found;
  }

  List<Placed> of(Part.Kind kind) {
    return parts.stream().filter(placed -> placed.part().kind() == kind).toList();
  }
}
