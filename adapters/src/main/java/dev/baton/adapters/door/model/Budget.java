package dev.baton.adapters.door.model;

import dev.baton.core.run.Money;

/// The most that a task may use: requests sent, tokens in and out together, money.
public record Budget(long requests, long tokens, Money money) {
  private static final Money BEYOND_COUNTING = new Money(Long.MAX_VALUE);

  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, BEYOND_COUNTING);
  }

  public Budget ofRequests(long most) {
    return new Budget(most, tokens, money);
  }

  public Budget ofTokens(long most) {
    return new Budget(requests, most, money);
  }

  public Budget ofMoney(Money most) {
    return new Budget(requests, tokens, most);
  }

  boolean limitsMoney() {
    return !money.equals(BEYOND_COUNTING);
  }
}
