package dev.baton.app.agent;

import dev.baton.adapters.door.model.Budget;
import dev.baton.adapters.door.model.Price;
import dev.baton.adapters.door.model.Prices;
import dev.baton.adapters.door.model.Terms;
import dev.baton.core.json.Json;
import dev.baton.core.json.Json.Obj;
import dev.baton.core.policy.ModelPrice;
import dev.baton.core.repo.Commit;
import dev.baton.core.run.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What the attendant of one attempt is told, in a file beside the brief. No key stands in it: the
/// agent can read it. `again` where the attempt goes on after a rest.
public record AttendOrder(
    AgentProfile profile,
    Optional<String> model,
    Optional<String> endpoint,
    List<String> writes,
    List<String> hosts,
    Optional<String> prepare,
    List<Path> readable,
    boolean contained,
    List<ModelPrice> models,
    Money money,
    Duration patience,
    boolean again,
    Optional<Ground> ground) {
  // A longer limit frees the slot instead of holding the request.
  private static final Duration MOST_WAIT = Duration.ofSeconds(30);
  private static final long MOST_REQUESTS = 400;
  private static final long MOST_TOKENS = 4_000_000;
  private static final double THOUSAND = 1_000;
  private static final String SCHEMA = "baton.attend/1";

  /// Where its turns are put on record: Baton's store, and the commit the clone began with.
  public record Ground(Path store, Commit base) {}

  public AttendOrder {
    writes = List.copyOf(writes);
    hosts = List.copyOf(hosts);
    readable = List.copyOf(readable);
    models = List.copyOf(models);
  }

  public Json json() {
    var json =
        Json.object()
            .put("schema", SCHEMA)
            .put("profile", profile.json())
            .putTexts("writes", writes)
            .putTexts("hosts", hosts)
            .putTexts("readable", readable.stream().map(Path::toString).toList())
            .put("contained", contained)
            .put("models", Json.array(models, AttendOrder::json))
            .put("micros", money.micros())
            .put("seconds", patience.toSeconds())
            .put("again", again);
    prepare.ifPresent(it -> json.put("prepare", it));
    model.ifPresent(it -> json.put("model", it));
    endpoint.ifPresent(it -> json.put("endpoint", it));
    ground.ifPresent(it -> json.put("store", it.store().toString()).put("base", it.base().sha()));
    return json.end();
  }

  public static AttendOrder of(Obj json) {
    return new AttendOrder(
        AgentProfile.of(json.object("profile")),
        optional(json, "model"),
        optional(json, "endpoint"),
        json.texts("writes"),
        json.texts("hosts"),
        optional(json, "prepare"),
        json.texts("readable").stream().map(Path::of).toList(),
        json.flag("contained"),
        json.list("models").stream().map(each -> price(each.asObject())).toList(),
        new Money(json.number("micros")),
        Duration.ofSeconds(json.number("seconds")),
        json.flag("again"),
        optional(json, "store")
            .map(store -> new Ground(Path.of(store), new Commit(json.text("base")))));
  }

  private static Json json(ModelPrice price) {
    return Json.object()
        .put("model", price.model())
        .put("in", price.in())
        .put("out", price.out())
        .put("cached", price.cached())
        .end();
  }

  private static ModelPrice price(Obj json) {
    return new ModelPrice(
        json.text("model"), json.number("in"), json.number("out"), json.number("cached"));
  }

  /// What it may use of its model. Without prices money cannot be counted, so tokens and requests
  /// bound it then.
  Terms terms() {
    var all = new HashMap<String, Price>();
    for (var each : models) {
      all.put(
          each.model(),
          Price.of(each.in() / THOUSAND, each.out() / THOUSAND)
              .withCachedRead(each.cached() / THOUSAND));
    }
    var bounded = Budget.unlimited().ofRequests(MOST_REQUESTS).ofTokens(MOST_TOKENS);
    return Terms.open()
        .patience(MOST_WAIT)
        .models(all.keySet().toArray(String[]::new))
        .prices(new Prices(all))
        .budget(all.isEmpty() ? bounded : bounded.ofMoney(money));
  }

  private static Optional<String> optional(Obj json, String field) {
    return json.has(field) ? Optional.of(json.text(field)) : Optional.empty();
  }
}
