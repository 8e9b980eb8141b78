package dev.baton.testkit.rig;

import dev.baton.testkit.rig.wire.Usage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the model does, turn by turn. `root` is the agent's working directory; where it is not
/// given, it is read from what the agent tells its model. `trouble` befalls each step.
public record Script(
    List<Step> steps, Ending ending, Usage usage, @Nullable Path root, @Nullable Trouble trouble) {
  public Script {
    steps = List.copyOf(steps);
    if (steps.isEmpty() && ending instanceof Ending.Repeat) {
      throw new IllegalArgumentException("a script without steps has none to repeat");
    }
  }

  /// What follows the last step.
  public sealed interface Ending {
    record Say(String text) implements Ending {}

    /// The last step again and again: a model that never stops asking for one more tool.
    record Repeat() implements Ending {}
  }

  public static Script of(Step... steps) {
    return new Script(
        List.of(steps), new Ending.Say("The script is over."), Usage.USUAL, null, null);
  }

  public Script endless() {
    return new Script(steps, new Ending.Repeat(), usage, root, trouble);
  }

  public Script costing(Usage each) {
    return new Script(steps, ending, each, root, trouble);
  }

  public Script in(Path workingDirectory) {
    return new Script(steps, ending, usage, workingDirectory, trouble);
  }

  public Script failing(Fault fault) {
    return new Script(steps, ending, usage, root, Trouble.always(fault));
  }

  public Script failing(Fault fault, int times) {
    return new Script(steps, ending, usage, root, new Trouble(fault, times));
  }
}
