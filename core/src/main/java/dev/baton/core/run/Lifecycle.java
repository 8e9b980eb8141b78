package dev.baton.core.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// The way of a task through its states, read from what really happened and printed as a diagram.
public final class Lifecycle {
  private Lifecycle() {}

  /// One fact that moved a task from one state to another.
  public record Transition(String from, String event, String to) implements Comparable<Transition> {
    private static final Comparator<Transition> ORDER =
        Comparator.comparing(Transition::from)
            .thenComparing(Transition::to)
            .thenComparing(Transition::event);

    @Override
    public int compareTo(Transition other) {
      return ORDER.compare(this, other);
    }
  }

  /// Every transition in a history, in order; a fact that leaves the state as it was is none.
  public static List<Transition> of(List<RunEvent> history) {
    var transitions = new ArrayList<Transition>();
    var run = Run.unopened();
    for (var event : history) {
      var before = run;
      run = run.evolve(event);
      if (before instanceof Opened was && run instanceof Opened is) {
        for (int place = 0; place < is.size(); place++) {
          var from = was.at(place).word();
          var to = is.at(place).word();
          if (!from.equals(to)) {
            transitions.add(new Transition(from, event.getClass().getSimpleName(), to));
          }
        }
      }
    }
    return transitions;
  }

  /// The transitions as a Mermaid state diagram, one arrow for all facts between two states.
  public static String diagram(Collection<Transition> transitions) {
    var arrows = new TreeMap<String, TreeSet<String>>();
    for (var each : transitions) {
      arrows
          .computeIfAbsent(each.from() + " --> " + each.to(), _ -> new TreeSet<>())
          .add(each.event());
    }
    var text = new StringBuilder("stateDiagram-v2\n  [*] --> ready\n  [*] --> waiting\n");
    arrows.forEach((arrow, events) ->
        text.append("  ")
            .append(arrow)
            .append(": ")
            .append(String.join(", ", events))
            .append('\n'));
    return text.append("  landed --> [*]\n  cancelled --> [*]\n").toString();
  }
}
