package dev.baton.adapters.door.model;

import dev.baton.core.run.Money;
import dev.baton.core.run.Usage;
import java.util.Optional;

/// What is used and what is set aside for requests under way, against the budget. Requests that run
/// side by side cannot exceed it together: each sets its own aside before it is sent. Safe for
/// several threads.
final class Purse {
  private final Budget budget;
  private Spent spent;
  private long tokensAside;
  private Money moneyAside = Money.ZERO;

  Purse(Budget budget, Spent spent) {
    this.budget = budget;
    this.spent = spent;
  }

  /// Sets it aside, or says why not.
  synchronized Optional<String> reserve(Estimate estimate) {
    var objection = objection(estimate);
    if (objection.isEmpty()) {
      tokensAside += estimate.tokens();
      moneyAside = moneyAside.plus(estimate.money());
      spent = new Spent(spent.requests() + 1, spent.usage());
    }
    return objection;
  }

  /// In place of what was set aside, what it came to.
  synchronized Spent settle(Estimate estimate, long in, long out, Money money) {
    tokensAside -= estimate.tokens();
    moneyAside = moneyAside.minus(estimate.money());
    var usage = spent.usage();
    spent =
        new Spent(
            spent.requests(),
            new Usage(usage.tokensIn() + in, usage.tokensOut() + out, usage.money().plus(money)));
    return spent;
  }

  // Each subtraction is from a limit, so that none of the numbers can run over.
  private Optional<String> objection(Estimate estimate) {
    var usage = spent.usage();
    if (spent.requests() >= budget.requests()) {
      return Optional.of(
          "this task may send %d requests to models and has sent them"
              .formatted(budget.requests()));
    }
    var tokens = usage.tokensIn() + usage.tokensOut();
    if (estimate.tokens() > budget.tokens() - tokens - tokensAside) {
      return Optional.of(
          ("this task may use %d tokens: %d are used, %d set aside for requests under way, and this"
                  + " one may take %d")
              .formatted(budget.tokens(), tokens, tokensAside, estimate.tokens()));
    }
    var left = budget.money().minus(usage.money()).minus(moneyAside);
    if (budget.limitsMoney() && !left.isAtLeast(estimate.money())) {
      return Optional.of(
          "this task may cost %s: %s is spent, %s set aside for requests under way, and this one may cost %s"
              .formatted(budget.money(), usage.money(), moneyAside, estimate.money()));
    }
    return Optional.empty();
  }
}
