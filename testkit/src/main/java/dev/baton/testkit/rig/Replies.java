package dev.baton.testkit.rig;

import dev.baton.testkit.rig.wire.Ask;
import dev.baton.testkit.rig.wire.Call;
import dev.baton.testkit.rig.wire.Reply;
import dev.baton.testkit.rig.wire.Usage;
import java.util.List;

/// Puts an answer into the form every dialect can write.
final class Replies {
  private static final Usage ASIDE = new Usage(10, 5);

  private Replies() {}

  static Reply of(long number, Ask ask, Answer answer, Usage usage) {
    return switch (answer) {
      case Answer.Played(_, var text, var calls) -> reply(number, ask, text, calls, usage);
      case Answer.Exhausted(var text) -> reply(number, ask, text, List.of(), usage);
      case Answer.Searched(var call) -> reply(number, ask, "", List.of(call), usage);
      case Answer.Side(var text) -> reply(number, ask, text, List.of(), ASIDE);
      // In the words of the model, so that it also shows in what the agent prints.
      case Answer.Misfit(var why) -> reply(number, ask, "RIG: " + why, List.of(), usage);
      case Answer.Served _, Answer.Unknown _ ->
          throw new IllegalStateException("not said by the model: " + answer);
    };
  }

  private static Reply reply(long number, Ask ask, String text, List<Call> calls, Usage usage) {
    return new Reply(number, ask.model(), text, calls, usage);
  }
}
