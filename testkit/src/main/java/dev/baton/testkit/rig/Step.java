package dev.baton.testkit.rig;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One turn of the model: what it says, what it wants done, and what goes wrong with it.
public record Step(String text, List<Action> actions, @Nullable Trouble trouble) {
  public Step {
    actions = List.copyOf(actions);
  }

  public static Step say(String text) {
    return new Step(text, List.of(), null);
  }

  public static Step act(Action... actions) {
    return new Step("", List.of(actions), null);
  }

  public Step saying(String words) {
    return new Step(words, actions, trouble);
  }

  public Step failing(Fault fault, int times) {
    return new Step(text, actions, new Trouble(fault, times));
  }
}
