package dev.baton.testkit.rig.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What went before in a conversation, reduced to what a script needs: how often the model had its
/// turn, what it called, and what came back.
///
/// Neighbouring entries of the model are one turn, since an agent may store a text and a call of
/// one answer apart. A turn that only looked for tools is none: whether an agent hides its tools
/// must not shift the script.
public final class History {
  private static final Set<String> SEARCHES = Set.of("ToolSearch", "tool_search");

  private final List<String> found = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Set<String> called = new HashSet<>();
  private boolean modelSpeaks;
  private boolean afterSearch;
  private int turns;
  private int searches;

  void model(List<String> calls) {
    if (!modelSpeaks) {
      close();
      modelSpeaks = true;
    }
    called.addAll(calls);
  }

  void result(String text) {
    close();
    if (afterSearch) {
      found.add(text);
    }
  }

  void told(String text) {
    close();
    told.add(text);
  }

  /// What is no turn of anybody, such as a system prompt between two messages.
  void aside(String text) {
    told.add(text);
  }

  private void close() {
    if (!modelSpeaks) {
      return;
    }
    afterSearch = !called.isEmpty() && SEARCHES.containsAll(called);
    if (afterSearch) {
      searches++;
    } else {
      turns++;
    }
    called.clear();
    modelSpeaks = false;
  }

  Seen end() {
    close();
    return new Seen(turns, searches, told, found);
  }

  /// `told` is what system and user said, `found` what searches for tools gave back.
  public record Seen(int turns, int searches, List<String> told, List<String> found) {
    public Seen {
      told = List.copyOf(told);
      found = List.copyOf(found);
    }

    public boolean hasFound(String tool) {
      return found.stream().anyMatch(result -> result.contains(tool));
    }
  }
}
