package dev.baton.core.rubric;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Several passes as one: what any of them saw is kept, with how many saw it.
public final class Panel {
  private static final int SAME_PLACE = 5;
  private static final int MOST_COUNTEREXAMPLES = 3;
  private static final Comparator<Remark> ORDER =
      comparing((Remark it) -> it.item().id())
          .thenComparing(Remark::path)
          .thenComparingInt(Remark::line)
          .thenComparingInt(Remark::pass);

  private Panel() {}

  public static List<Concern> union(List<Remark> remarks) {
    var groups = new ArrayList<List<Remark>>();
    for (var remark : remarks.stream().sorted(ORDER).toList()) {
      if (!groups.isEmpty() && belongs(remark, groups.getLast().getFirst())) {
        groups.getLast().add(remark);
      } else {
        groups.add(new ArrayList<>(List.of(remark)));
      }
    }
    return groups.stream()
        .map(Panel::concern)
        .sorted(
            comparingInt(Concern::passes)
                .reversed()
                .thenComparing(Concern::path)
                .thenComparingInt(Concern::line))
        .toList();
  }

  private static boolean belongs(Remark remark, Remark first) {
    return remark.item().equals(first.item())
        && remark.path().equals(first.path())
        && remark.line() - first.line() <= SAME_PLACE;
  }

  private static Concern concern(List<Remark> group) {
    var first = group.getFirst();
    var shown = new LinkedHashSet<Counterexample>();
    group.forEach(it -> it.counterexample().ifPresent(shown::add));
    return new Concern(
        first.item(),
        first.path(),
        first.line(),
        group.stream().map(Remark::why).filter(it -> !it.isBlank()).findFirst().orElse(""),
        (int) group.stream().mapToInt(Remark::pass).distinct().count(),
        shown.stream().limit(MOST_COUNTEREXAMPLES).toList(),
        Optional.empty());
  }
}
