package dev.baton.core.run;

import dev.baton.core.repo.Commit;

/// Why every change would be refused at present, whatever is in it. No performer can mend that, so
/// it costs nobody an attempt: the run halts until a person says that it may go on.
public sealed interface Halt {
  String why();

  /// What the gates refuse in a change they refuse without it as well.
  record RedTarget(Commit commit, String why) implements Halt {}

  /// The gates themselves do not work, with the change or without it.
  record BrokenGates(String why) implements Halt {}

  default String words() {
    return switch (this) {
      case RedTarget(var commit, var why) ->
          "the target is red by itself, at " + commit.brief() + ": " + why;
      case BrokenGates(var why) -> "the gates do not work: " + why;
    };
  }

  /// What a person can do about it before the run is resumed.
  default String mend() {
    return switch (this) {
      case RedTarget _ -> "mend the target";
      case BrokenGates _ -> "mend what they need";
    };
  }
}
