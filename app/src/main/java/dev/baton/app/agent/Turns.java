package dev.baton.app.agent;

import dev.baton.core.repo.Tree;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts each turn of one session on record as the files before it and after it. A turn of which
/// they cannot be taken is on record without them, so that its lines are nobody's: were it left
/// out, the whole attempt could pass for one turn.
final class Turns {
  private final Report report;
  private final Optional<? extends Supplier<Tree>> files;
  private Optional<Tree> before = Optional.empty();
  private int number;

  /// Without `files` nothing is put on record.
  Turns(Report report, Optional<? extends Supplier<Tree>> files) {
    this.report = report;
    this.files = files;
  }

  /// The agent is about to be spoken to for the first time in this sitting.
  void begin() {
    before = taken();
  }

  /// It has ended a turn. Nobody but the agent can have written since the one before.
  void ended(String agent, String session, String model) {
    var after = taken();
    number++;
    if (files.isPresent()) {
      report.turn(agent, session, model, number, before, after);
    }
    before = after;
  }

  private Optional<Tree> taken() {
    try {
      return files.map(Supplier::get);
    } catch (RuntimeException e) {
      report.said("the files of this turn are not on record: " + e.getMessage());
      return Optional.empty();
    }
  }
}
