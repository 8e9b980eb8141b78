package dev.baton.testkit.sim;

import dev.baton.core.repo.Commit;
import dev.baton.core.run.Attempt;
import dev.baton.core.run.Money;
import dev.baton.core.run.Question;
import dev.baton.core.run.RunCommand.Answer;
import dev.baton.core.run.Task.Sitting;
import dev.baton.core.run.Usage;
import java.util.Optional;

/// A performer's process: it goes on when Baton dies, and what it left behind stays.
final class Worker {
  private final Attempt attempt;
  private final Commit base;
  private final Sitting sitting;
  private boolean alive = true;
  private boolean hangs;
  private int asked;
  private int answered;
  private long micros;
  private Optional<Answer> result = Optional.empty();

  Worker(Attempt attempt, Commit base, Sitting sitting) {
    this.attempt = attempt;
    this.base = base;
    this.sitting = sitting;
    this.asked = sitting.askedBefore();
    this.answered = sitting.askedBefore();
    this.micros = sitting.usedBefore().money().micros();
  }

  Attempt attempt() {
    return attempt;
  }

  Commit base() {
    return base;
  }

  int sitting() {
    return sitting.number();
  }

  boolean isAlive() {
    return alive;
  }

  boolean isWaiting() {
    return asked > answered;
  }

  boolean hangs() {
    return hangs;
  }

  void hang() {
    hangs = true;
  }

  void kill() {
    alive = false;
  }

  void end(Answer with) {
    alive = false;
    result = Optional.of(with);
  }

  Optional<Answer> result() {
    return result;
  }

  Usage spend(long more) {
    micros += more;
    return usage();
  }

  Usage usage() {
    return new Usage(micros / 10, micros / 100, new Money(micros));
  }

  Question ask() {
    asked = answered + 1;
    return question();
  }

  Question question() {
    return new Question(asked, "which way?");
  }

  void hear(int answers) {
    answered = Math.max(answered, answers);
  }
}
