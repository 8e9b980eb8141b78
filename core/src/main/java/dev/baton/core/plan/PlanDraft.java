package dev.baton.core.plan;

import static java.util.stream.Collectors.joining;

import dev.baton.core.spec.Item.Obligation;
import dev.baton.core.spec.Item.Quality;
import dev.baton.core.spec.ItemId;
import dev.baton.core.spec.Spec;
import dev.baton.core.spec.SpecIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A plan to begin with: every requirement in a task, every scenario with a place for its check.
///
/// One task for an area, in the order of the spec and one after the other, because only a person
/// knows what is independent. What has to be filled in is what [#TO_FILL_IN] says, which `plan
/// check` refuses.
public final class PlanDraft {
  public static final String TO_FILL_IN = "(to fill in)";

  private PlanDraft() {}

  public static String of(Spec spec) {
    var index = new SpecIndex(spec);
    var text = new StringBuilder();
    text.append(
        """
        ---
        plan: %s
        for: %s@%s
        ---

        # Plan for %s

        Each task is what one performer does alone. Cut it smaller where it does not fit one sitting,
        and take a Depends out where two tasks touch nothing in common.
        """
            .formatted(
                spec.name(),
                spec.name(),
                spec.frontMatter().value("version").orElse("1"),
                spec.name()));
    int number = 0;
    for (var area : areas(index).entrySet()) {
      number++;
      text.append(task(number, area.getKey(), area.getValue(), index));
    }
    return text.toString();
  }

  /// Qualities come last, together: they are measured on what all the others built.
  private static Map<String, List<Obligation>> areas(SpecIndex index) {
    var areas = new LinkedHashMap<String, List<Obligation>>();
    var qualities = new ArrayList<Obligation>();
    index
        .all(Obligation.class)
        .forEach(it -> {
          if (it instanceof Quality) {
            qualities.add(it);
          } else {
            areas.computeIfAbsent(area(it.id()), _ -> new ArrayList<>()).add(it);
          }
        });
    if (!qualities.isEmpty()) {
      areas.put("Qualities", qualities);
    }
    return areas;
  }

  private static String area(ItemId id) {
    return id.value().substring(0, id.value().lastIndexOf('-'));
  }

  private static String task(int number, String area, List<Obligation> items, SpecIndex index) {
    var checks =
        items.stream()
            .flatMap(it -> toProve(it, index))
            .map(id -> id + " :: " + TO_FILL_IN)
            .collect(joining("\n"));
    return """

    ### T-%02d · %s
    - Implements: %s
    %s- Goal: %s
    - Reads: %s
    - Writes: %s
    - Performer: agent
    - Budget: context 60k tokens, diff 400 lines, 30 min, $2

    ```check
    %s
    ```
    """
        .formatted(
            number,
            items.size() == 1 ? items.getFirst().title() : area,
            items.stream().map(it -> it.id().value()).collect(joining(", ")),
            number == 1 ? "" : "- Depends: T-%02d\n".formatted(number - 1),
            TO_FILL_IN,
            TO_FILL_IN,
            TO_FILL_IN,
            checks);
  }

  private static Stream<ItemId> toProve(Obligation it, SpecIndex index) {
    return it instanceof Quality
        ? Stream.of(it.id())
        : index.scenariosOf(it.id()).stream().map(scenario -> scenario.id());
  }
}
