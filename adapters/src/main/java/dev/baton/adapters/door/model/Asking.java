package dev.baton.adapters.door.model;

import dev.baton.core.json.Json;
import dev.baton.core.run.Money;

/// A request to a model, read and found in order. `bytes` is what goes out.
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record Asking(Dialect dialect, String model, Json.Obj body, byte[] bytes) {
  Estimate estimate(Terms terms) {
    var in = Estimate.tokens(bytes.length);
    // Far beyond any model, and far below what a sum of some could run over.
    var out =
        Math.clamp(dialect.speech().outputLimit(body, terms.assumedOutput()), 0, 1_000_000_000);
    return new Estimate(in, out, cost(terms, in, out));
  }

  private Money cost(Terms terms, long in, long out) {
    var price = terms.prices().of(model);
    if (price.isEmpty() && terms.budget().limitsMoney()) {
      throw new Refusal(
          400,
          ModelEvent.Cause.BUDGET,
          "this task has a budget in money and nobody has said what %s costs; use a model with a price, or have one set"
              .formatted(model));
    }
    return price.map(one -> one.atMost(in, out)).orElse(Money.ZERO);
  }
}
